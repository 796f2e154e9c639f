import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addClient, observe } from '../../support/alerts.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';

const DEFINE =
  'mutation ($input: DefineIndicatorInput!) { defineIndicator(input: $input) { indicator { id code source formula builtIn } failure { code message path } position } }';

describe('indicators', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let risk: Caller;
  const define = async (over: Record<string, unknown>, caller = risk): Promise<any> => {
    const input = {
      code: 'own_ratio',
      name: 'Own ratio',
      unit: 'RATIO',
      direction: 'HIGHER_IS_BETTER',
      description: 'Ours.',
      ...over,
    };
    const { data, errors } = await caller.send(DEFINE, { input });
    return data?.defineIndicator ?? { errors };
  };
  beforeAll(async () => {
    clc = await startClc();
    bank = await clc.institution();
    risk = await bank.caller(['RISK_MANAGER', 'CREDIT_OFFICER']);
  });
  afterAll(() => clc.stop());

  it('are there from the beginning', async () => {
    const { indicators } = await risk.run('{ indicators { code builtIn source formula } }');
    expect(indicators.length).toBeGreaterThan(50);
    expect(indicators.every((indicator: any) => indicator.builtIn)).toBe(true);
    expect(indicators).toContainEqual(
      expect.objectContaining({ code: 'days_past_due', source: 'FACILITY', formula: null }),
    );
  });

  it('are defined by formula, found by node, and redefined', async () => {
    const { indicator } = await define({ formula: 'current_assets / total_assets' });
    expect(indicator).toMatchObject({ code: 'own_ratio', source: 'FORMULA', builtIn: false });
    expect((await define({ formula: 'total_liabilities / total_assets' })).indicator).toMatchObject({
      id: indicator.id,
      formula: 'total_liabilities / total_assets',
    });
    expect((await risk.run('query ($id: ID!) { node(id: $id) { __typename id } }', { id: indicator.id })).node).toEqual(
      { __typename: 'Indicator', id: indicator.id },
    );
  });

  it.each([
    [{ code: 'bad_syntax', formula: 'current_assets / ' }, 'FORMULA_SYNTAX', 'formula', expect.any(Number)],
    [{ code: 'bad_name', formula: '1 + currnt_assets' }, 'FORMULA_NAME_UNKNOWN', 'formula', 4],
    [{ code: 'bad_unit', formula: 'current_assets + 1' }, 'UNIT_MISMATCH', 'formula', expect.any(Number)],
    [{ code: 'Bad-Code' }, 'FORMULA_NAME_TAKEN', 'code', null],
    [{ code: 'current_ratio', formula: '1' }, 'INDICATOR_BUILT_IN', 'code', null],
    [{ code: 'nameless', name: ' ' }, 'TEXT_REQUIRED', 'name', null],
  ])('are refused: %j with %s', async (over, code, path, position) => {
    expect(await define(over)).toMatchObject({ indicator: null, failure: { code, path }, position });
  });

  it('are refused in a circle, at the one that closes it', async () => {
    await define({ code: 'first_ring', formula: 'current_ratio' });
    await define({ code: 'second_ring', formula: 'first_ring + 1' });
    expect(await define({ code: 'first_ring', formula: '2 * second_ring' })).toMatchObject({
      failure: { code: 'FORMULA_CYCLE', path: 'formula' },
      position: 4,
    });
  });

  it('keep their unit once they were observed', async () => {
    await define({ code: 'own_count', unit: 'COUNT' });
    expect((await define({ code: 'own_count', unit: 'DAYS' })).failure).toBeNull();
    await addClient(risk, 'C-1');
    await observe(risk, ['C-1', 'own_count', '3']);
    expect((await define({ code: 'own_count', unit: 'COUNT' })).failure).toMatchObject({
      code: 'INDICATOR_OBSERVED',
      path: 'unit',
    });
  });

  it("are the institution's affair: a part of it cannot define them", async () => {
    expect((await define({ code: 'north' }, await bank.caller('RISK_MANAGER', 'NORTH'))).failure.code).toBe(
      'FORBIDDEN',
    );
    expect((await define({ code: 'north' }, await bank.caller('CREDIT_OFFICER'))).errors[0].extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});
