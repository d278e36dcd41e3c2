import { describe, expect, it } from 'vitest';
import { planReport } from '../../../../src/hosts/cli/report/pack-plan.ts';
import { plainPage } from '../../../support/page.ts';
import { samplePlan } from '../../../support/sample-responses.ts';

describe('planReport', () => {
  it('shows what would be packed, in order, and what would not and why', () => {
    expect(planReport(plainPage(), samplePlan)).toEqual([
      '  ID  NAME         ROOT           BANK    SLOT  FILES   INPUTS   PACKED',
      '   1  player ship  ships/player   TILES      0      4  3.1 KiB  8.0 KiB',
      '   5  chimes       sounds/chimes  SOUNDS            6  1.3 MiB',
      '',
      '  2 assets would be packed from 1.3 MiB of inputs',
      `  inputs ${'f'.repeat(64)}`,
      '',
      '  LEFT OUT         WHY',
      '  glyphs/logo-old  excluded from the build',
      '  sketches/comet   not registered',
      '',
      'Nothing was written: this is the plan.',
    ]);
  });

  it('is short when there is nothing to pack', () => {
    const lines = planReport(plainPage(), { ...samplePlan, assets: [], left_out: [], input_bytes: 0 });
    expect(lines[0]).toBe('  0 assets would be packed from 0 B of inputs');
  });
});
