import { COMMAND_DUTIES } from '../command-permissions.ts';
import { STAFF, STAFF_AND_WALL, fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

const TRIGGER = ['comparison', 'threshold', 'clearThreshold'] as const;

export const WARNING_RULE_ACCESS = {
  Query: fields(STAFF_AND_WALL, 'warningRules', 'warningRule'),
  Mutation: {
    draftWarningRule: COMMAND_DUTIES.draftWarningRule,
    dryRunWarningRule: COMMAND_DUTIES.dryRunWarningRule,
    publishWarningRule: COMMAND_DUTIES.publishWarningRule,
    retireWarningRule: COMMAND_DUTIES.retireWarningRule,
  },
  WarningRule: {
    ...fields(
      STAFF_AND_WALL,
      'id',
      'code',
      'version',
      'status',
      'name',
      'description',
      'severity',
      'subject',
      'segments',
      'condition',
      'response',
      'openAlertCount',
    ),
    ...fields(STAFF, 'draftedBy', 'draftedAt', 'publishedBy', 'publishedAt', 'retiredAt'),
  },
  ResponseDemand: fields(STAFF_AND_WALL, 'duty', 'action', 'withinHours'),
  LevelCondition: fields(STAFF_AND_WALL, 'indicator', ...TRIGGER, 'periods', 'forDays'),
  ChangeCondition: fields(STAFF_AND_WALL, 'indicator', 'mode', 'overPeriods', ...TRIGGER, 'periods'),
  TrendCondition: fields(STAFF_AND_WALL, 'indicator', 'direction', 'periods', 'minimumChange'),
  PeerPercentileCondition: fields(
    STAFF_AND_WALL,
    'indicator',
    'comparison',
    'percentile',
    'clearPercentile',
    'minimumPeers',
  ),
  StalenessCondition: fields(STAFF_AND_WALL, 'indicator', 'maxAgeDays'),
  CompositeCondition: fields(STAFF_AND_WALL, 'operator', 'atLeast', 'conditions'),
  WarningRuleResult: fields(STAFF, 'rule', 'failures', 'failure'),
  DryRunResult: fields(
    STAFF,
    'rule',
    'raisedCount',
    'reopenedCount',
    'strengthenedCount',
    'clearedCount',
    'subjects',
    'failure',
  ),
  DryRunSubject: fields(STAFF, 'client', 'facility', 'decision', 'explanation'),
} satisfies TypeAccess;
