import { describe, expect, it } from 'vitest';
import { extractionReport, inspectionReport, verificationReport } from '../../../../src/hosts/cli/report/archive.ts';
import { plainPage } from '../../../support/page.ts';
import { sampleInspection, sampleVerification } from '../../../support/sample-responses.ts';

const page = plainPage(Infinity, { file: (path) => path.replace('/games/starfall/', '') });

describe('inspectionReport', () => {
  it('tells the prelude, the banks and every entry', () => {
    expect(inspectionReport(page, sampleInspection)).toEqual([
      'build/assets.pa  1.4 MiB',
      '',
      '  version  1',
      '  header   716 B at 32, CRC-32 1c291ca3',
      '  payload  1.4 MiB at 752, 8 B of it padding',
      '  banks    TILES 1 (8.0 KiB), SOUNDS 1 (1.3 MiB)',
      '',
      '  ID  NAME         BANK    SLOT  OFFSET     SIZE  HOLDS                                                                SHA-256',
      '   1  player ship  TILES      0     752  8.0 KiB  1 palette, 64 tiles, columns 16, height 64, tile size 16, width 256  111111111111',
      '   5  chimes       SOUNDS          8976  1.3 MiB  1 clip, channels 1, sample rate 44100                                555555555555',
    ]);
  });

  it('says that an archive is empty', () => {
    const lines = inspectionReport(page, { ...sampleInspection, banks: [], entries: [] });
    expect(lines.at(-1)).toBe('  banks    none: the archive is empty');
  });
});

describe('verificationReport', () => {
  it('says what was verified', () => {
    expect(verificationReport(page, sampleVerification)).toEqual([
      'verified: build/assets.pa and 3 companions: 2 assets, 1.4 MiB',
    ]);
    expect(verificationReport(page, { ...sampleVerification, companions: [] })).toEqual([
      'verified: build/assets.pa: 2 assets, 1.4 MiB',
    ]);
  });

  it('says where each fault is, in which file, and whose it is', () => {
    const faults = [
      { code: 'slice_digest', message: 'The bytes are not those of sha256.', file: 'assets.pa', byte: 9000, asset_id: 5 },
      { code: 'companion_bytes', message: 'It does not mirror the header.', file: 'preload.json' },
    ];
    expect(verificationReport(page, { ...sampleVerification, ok: false, faults })).toEqual([
      'error  build/assets.pa @ byte 9000  asset 5',
      '       The bytes are not those of sha256.  slice_digest',
      'error  build/preload.json',
      '       It does not mirror the header.  companion_bytes',
      '',
      'damaged: 2 faults in build/assets.pa and its companions',
      'Run prometeu pack to make the build anew: the workspace is the source.',
    ]);
  });

  it('does not send the owner of a lone archive to a workspace', () => {
    const file = '/games/starfall/old.pa';
    const faults = [{ code: 'magic', message: 'It is no archive.', file, byte: 0 }];
    const lines = verificationReport(page, { ...sampleVerification, ok: false, file, companions: [], faults });
    expect(lines[0]).toBe('error  old.pa @ byte 0');
    expect(lines.at(-1)).toContain('Get the archive again');
  });
});

describe('extractionReport', () => {
  it('says what was written where', () => {
    const extracted = { asset_id: 1, asset_name: 'player ship', output: '/games/starfall/ship.bin', size: 8224, sha256: 'a'.repeat(64) };
    expect(extractionReport(page, extracted)).toEqual([
      'extracted player ship (asset 1) to ship.bin: 8.0 KiB',
      `  sha256 ${'a'.repeat(64)}`,
    ]);
  });
});
