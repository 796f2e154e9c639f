import type { Duty } from '../institution/duty.ts';
import { Random } from '../shared/random.ts';
import type { DemoUnit, DemoUser } from './demo-portfolio.ts';
import { personName } from './demo-person.ts';

/**
 * A city with a branch: names, the administrative division code of its registrations (GB/T 2260), and the region above
 * it.
 */
export interface DemoBranch {
  readonly code: string;
  readonly name: string;
  readonly localName: string;
  readonly divisionCode: string;
  readonly regionCode: string;
}

const HEAD_OFFICE = 'HQ';
const REGIONS = [
  ['EAST', 'Region East', '华东区域'],
  ['SOUTH', 'Region South', '华南区域'],
  ['NORTH', 'Region North', '华北区域'],
  ['WEST', 'Region West', '西部区域'],
] as const;

const branch = (regionCode: string, name: string, localName: string, divisionCode: string): DemoBranch => ({
  code: name.replace(/[^A-Za-z]/g, '').toUpperCase(),
  name,
  localName,
  divisionCode,
  regionCode,
});

export const DEMO_BRANCHES: readonly DemoBranch[] = [
  branch('EAST', 'Hangzhou', '杭州', '330100'),
  branch('EAST', 'Ningbo', '宁波', '330200'),
  branch('EAST', 'Suzhou', '苏州', '320500'),
  branch('EAST', 'Shanghai', '上海', '310100'),
  branch('SOUTH', 'Guangzhou', '广州', '440100'),
  branch('SOUTH', 'Shenzhen', '深圳', '440300'),
  branch('SOUTH', 'Xiamen', '厦门', '350200'),
  branch('NORTH', 'Beijing', '北京', '110100'),
  branch('NORTH', 'Tianjin', '天津', '120100'),
  branch('NORTH', 'Qingdao', '青岛', '370200'),
  branch('WEST', 'Chengdu', '成都', '510100'),
  branch('WEST', "Xi'an", '西安', '610100'),
];

/** Head office, regions, branches: parents first. */
export function demoUnits(): DemoUnit[] {
  return [
    { code: HEAD_OFFICE, name: 'Head Office', localName: '总行', parentCode: null },
    ...REGIONS.map(([code, name, localName]) => ({ code, name, localName, parentCode: HEAD_OFFICE })),
    ...DEMO_BRANCHES.map(({ code, name, localName, regionCode }) => ({
      code,
      name: `${name} Branch`,
      localName: `${localName}分行`,
      parentCode: regionCode,
    })),
  ];
}

const MANAGERS_PER_BRANCH = 2;

/** The relationship managers of a branch, by subject. */
export function relationshipManagers(branchCode: string): string[] {
  return Array.from({ length: MANAGERS_PER_BRANCH }, (_, index) => `rm.${branchCode.toLowerCase()}.${index + 1}`);
}

/**
 * Somebody for every duty: relationship managers in branches, credit and risk in regions, the rest at the head office.
 */
export function demoUsers(seed: string): DemoUser[] {
  const user = (subject: string, duty: Duty, unitCode: string): DemoUser => ({
    subject,
    name: personName(new Random(seed, 'user', subject)).name,
    duties: [{ duty, unitCode }],
  });
  const regional = (code: string): DemoUser[] => [
    user(`credit.${code.toLowerCase()}`, 'CREDIT_OFFICER', code),
    user(`risk.${code.toLowerCase()}`, 'RISK_MANAGER', code),
    wall(code),
  ];
  return [
    user('admin', 'ADMINISTRATOR', HEAD_OFFICE),
    user('auditor', 'AUDITOR', HEAD_OFFICE),
    user('credit.hq', 'CREDIT_OFFICER', HEAD_OFFICE),
    user('risk.hq', 'RISK_MANAGER', HEAD_OFFICE),
    user('risk.hq.2', 'RISK_MANAGER', HEAD_OFFICE),
    wall(HEAD_OFFICE),
    { subject: 'partner.demo', name: 'Demo Partner', duties: [{ duty: 'PARTNER', unitCode: HEAD_OFFICE }] },
    ...REGIONS.flatMap(([code]) => regional(code)),
    ...DEMO_BRANCHES.flatMap(({ code }) =>
      relationshipManagers(code).map((subject) => user(subject, 'RELATIONSHIP_MANAGER', code)),
    ),
  ];
}

/** A screen on a wall, not a person. */
function wall(unitCode: string): DemoUser {
  return {
    subject: `wall.${unitCode.toLowerCase()}`,
    name: `Risk wall ${unitCode}`,
    duties: [{ duty: 'WALL_DISPLAY', unitCode }],
  };
}
