import { scoreTable, sineTable, stageCollision, stageMap, stages, stageWaves } from './data/stages.ts';
import { story } from './data/story.ts';
import type { ExampleAsset } from './declaration.ts';
import * as effects from './sounds/effects.ts';
import * as loops from './sounds/loops.ts';
import * as music from './sounds/music.ts';
import { wav } from './wav.ts';

/** Every sound bank of the example. */
export function soundAssets(): readonly ExampleAsset[] {
  return [
    {
      root: 'sounds/weapons', uuid: '0198c2c3-c814-7905-84a9-a32190fbbd11', id: 23, name: 'weapons', family: 'sound_bank',
      inputs: ['laser.wav', 'spread.wav', 'missile.wav', 'plasma.wav', 'beam.wav'], output: { sample_rate: 22050, channels: 1 }, slot: 0,
      files: {
        'laser.wav': wav(effects.laser()), 'spread.wav': wav(effects.spread()), 'missile.wav': wav(effects.missile()),
        'plasma.wav': wav(effects.plasma()), 'beam.wav': wav(effects.beam()),
      },
    },
    {
      root: 'sounds/explosions', uuid: '0198c2c5-5a7a-71ba-bc8e-cc4665e7e423', id: 24, name: 'explosions', family: 'sound_bank',
      inputs: ['burst-*.wav'], output: { sample_rate: 32000, channels: 1 }, slot: 1,
      files: { 'burst-01.wav': wav(effects.smallBurst()), 'burst-02.wav': wav(effects.largeBurst()), 'burst-03.wav': wav(effects.bossBurst()) },
    },
    {
      root: 'sounds/interface', uuid: '0198c2c7-20d3-7350-bcd0-61970fef7928', id: 25, name: 'interface', family: 'sound_bank',
      inputs: ['menu/*.wav', 'pickups/**'], output: { sample_rate: 44100, channels: 1 }, slot: 2,
      files: {
        'menu/cancel.wav': wav(effects.cancel()), 'menu/confirm.wav': wav(effects.confirm()), 'menu/letter.wav': wav(effects.letter()), 'menu/move.wav': wav(effects.move()),
        'pickups/coin.wav': wav(effects.coin()), 'pickups/gem.wav': wav(effects.gem()), 'pickups/pickup.wav': wav(effects.pickup()), 'pickups/rare/extra-life.wav': wav(effects.extraLife()),
      },
    },
    {
      root: 'sounds/engines', uuid: '0198c2c8-9af6-76ae-b531-ae1b1c2442f9', id: 26, name: 'engines', family: 'sound_bank',
      inputs: ['hum.wav', 'thrust.wav', 'siren.wav', 'shield-down.wav'], output: { sample_rate: 11025 },
      files: { 'hum.wav': wav(loops.hum()), 'thrust.wav': wav(loops.thrust()), 'siren.wav': wav(loops.siren()), 'shield-down.wav': wav(loops.shieldDown()) },
    },
    {
      root: 'sounds/music', uuid: '0198c2ca-3d09-7346-84d7-33f3895fd7b3', id: 27, name: 'music', family: 'sound_bank',
      inputs: ['the-rift-gate.wav', 'stage-clear.wav', 'game-over.wav'], output: { sample_rate: 22050, channels: 2 },
      files: { 'the-rift-gate.wav': wav(music.theme()), 'stage-clear.wav': wav(music.stageClear()), 'game-over.wav': wav(music.gameOver()) },
    },
  ];
}

function text(of: string): Uint8Array {
  return new TextEncoder().encode(of);
}

/** Every data bank of the example. */
export function dataAssets(): readonly ExampleAsset[] {
  const stageFiles = stages.flatMap((stage) => {
    const name = `stage-${String(stage.number).padStart(2, '0')}`;
    return [[`${name}.csv`, text(stageMap(stage))], [`${name}.bin`, stageCollision(stage)], [`${name}.json`, text(stageWaves(stage))]] as const;
  });
  return [
    {
      root: 'data/stages', uuid: '0198c2cc-08d0-70d0-86a7-c0a19d33a01c', id: 30, name: 'stages', family: 'data_bank',
      inputs: ['stage-??.csv', 'stage-??.bin', 'stage-??.json'], slot: 0, files: Object.fromEntries(stageFiles),
    },
    {
      root: 'data/story', uuid: '0198c2cd-9140-7812-aba7-3ee57961fd92', id: 31, name: 'story', family: 'data_bank', inputs: ['dialogue/*.txt', 'credits.txt'],
      files: Object.fromEntries(Object.entries(story).map(([path, lines]) => [path, text(lines)])),
    },
    {
      root: 'data/tables', uuid: '0198c2cf-30f7-7f9e-bf5f-9fab7bdc968b', id: 32, name: 'tables', family: 'data_bank', inputs: ['sine.bin', 'scores.csv'], slot: 1,
      files: { 'sine.bin': sineTable(), 'scores.csv': text(scoreTable()) },
    },
  ];
}
