import * as effects from './art/effects.ts';
import * as enemies from './art/enemies.ts';
import { leviathanFrames, wardenFrames } from './art/bosses.ts';
import { hud, hudPalette } from './art/hud.ts';
import * as pickups from './art/pickups.ts';
import * as planets from './art/planets.ts';
import { droneFrames, kestrelFrames, kestrelIn } from './art/player.ts';
import * as portraits from './art/portraits.ts';
import * as rocks from './art/rocks.ts';
import * as space from './art/space.ts';
import * as station from './art/station.ts';
import * as terrain from './art/terrain.ts';
import { captions, logo } from './art/title.ts';
import { clear, colour, ramps } from './colour.ts';
import { Canvas } from './canvas.ts';
import type { ExampleAsset } from './declaration.ts';
import { glyphCount, glyphLevel, glyphPixel } from './glyphs.ts';
import { gplPalette, hexPalette } from './palette-file.ts';
import { grayAlphaPng, grayPng, indexedPng, palettePng, rgbaPng, rgbPng } from './png.ts';

/** The letters as gray levels: two bits a pixel, level 0 clear. */
function font(): Uint8Array {
  return grayPng(128, (glyphCount / 16) * 8, 2, (x, y) => glyphLevel((y >> 3) * 16 + (x >> 3), x & 7, y & 7));
}

/** Space to _ without light or shadow, for what cannot be chosen. */
function faintFont(): Uint8Array {
  const letter = (x: number, y: number): boolean => glyphPixel((y >> 3) * 16 + (x >> 3), x & 7, y & 7);
  return grayAlphaPng(new Canvas(128, 32).paint((x, y) => (letter(x, y) ? ((y & 7) < 4 ? 0xaaaaaa : 0x555555) : clear)));
}

/** Fonts, interface and full-screen pictures. */
function screens(): readonly ExampleAsset[] {
  return [
    {
      root: 'tiles/glyphs', uuid: '0198c2a4-a491-74d3-b18b-3031892f902b', id: 1, name: 'glyphs', family: 'tile_bank',
      inputs: ['font.png', 'faint.png'], output: { tile_size: 8, palette: 'auto' }, slot: 0,
      files: { 'font.png': font(), 'faint.png': faintFont() },
    },
    {
      root: 'tiles/hud', uuid: '0198c2a6-4de3-71db-9133-de061600a35a', id: 2, name: 'hud', family: 'tile_bank',
      inputs: ['hud.png'], output: { tile_size: 8, palette: 'keep' }, slot: 1,
      files: { 'hud.png': indexedPng(hud(), hudPalette, 4, { interlaced: true }) },
    },
    {
      root: 'screens/title', uuid: '0198c2a7-f892-723c-92e7-d95a8d116ece', id: 20, name: 'title', family: 'tile_bank',
      inputs: ['logo.png', 'captions.png'], output: { tile_size: 16, palette: 'auto' },
      files: { 'logo.png': rgbaPng(logo()), 'captions.png': rgbaPng(captions()) },
    },
    {
      root: 'screens/portraits', uuid: '0198c2a9-6e93-73f6-91fa-1963658cda14', id: 21, name: 'portraits', family: 'tile_bank',
      inputs: ['crew/*.png', 'rift/*.png'], output: { tile_size: 32, columns: 2, palette: 'auto' },
      files: {
        'crew/ayla.png': rgbPng(portraits.pilot()), 'crew/bolt.png': rgbPng(portraits.robot()),
        'rift/oracle.png': rgbPng(portraits.oracle(), { interlaced: true }), 'rift/vex.png': rgbPng(portraits.admiral()),
      },
    },
  ];
}

function numbered(name: string, frames: readonly Canvas[]): Record<string, Uint8Array> {
  return Object.fromEntries(frames.map((frame, at) => [`${name}-${String(at + 1).padStart(2, '0')}.png`, rgbaPng(frame)]));
}

/** What is flown over. */
function grounds(): readonly ExampleAsset[] {
  const moonPng = (canvas: Canvas): Uint8Array => indexedPng(canvas, [colour('000000'), ...terrain.moonPalette], 4);
  return [
    {
      root: 'tiles/station', uuid: '0198c2ab-2746-717d-9944-49db6b4cb242', id: 4, name: 'station', family: 'tile_bank',
      inputs: ['walls.png', 'floors.png', 'pipes.png', 'props/*.png'],
      output: { tile_size: 16, columns: 8, palette: { file: 'station.gpl' } }, slot: 2,
      files: {
        'station.gpl': gplPalette('Starfall station', terrain.stationPalette),
        'walls.png': rgbaPng(terrain.stationWalls()), 'floors.png': rgbPng(station.floors()), 'pipes.png': rgbPng(station.pipes()),
        'props/crate.png': rgbaPng(station.crate()),
        ...numbered('props/console', [0, 1].map(station.console16)),
        ...numbered('props/door', station.doorFrames()),
        ...numbered('props/fan', [0, 1, 2, 3].map(station.fan)),
      },
    },
    {
      root: 'tiles/moon', uuid: '0198c2ac-be04-79df-934c-6030a38fd547', id: 5, name: 'moon', family: 'tile_bank',
      inputs: ['ground.png', 'craters.png'], output: { tile_size: 16, columns: 8, palette: { file: 'moon-palette.png' } },
      files: {
        'moon-palette.png': palettePng(terrain.moonPalette),
        'ground.png': moonPng(terrain.moonGround()), 'craters.png': moonPng(terrain.craters()),
      },
    },
    {
      root: 'backdrops/nebula', uuid: '0198c2ae-8292-731e-81e8-69739e7769b1', id: 7, name: 'nebula', family: 'tile_bank',
      inputs: ['nebula.png'], output: { tile_size: 8, palette: { file: 'nebula.hex' } }, slot: 3,
      files: {
        'nebula.hex': hexPalette('dust, gas, a star', space.nebulaPalette),
        'nebula.png': indexedPng(space.nebula(), [colour('000000'), ...space.nebulaPalette], 8),
      },
    },
    {
      root: 'backdrops/starfield', uuid: '0198c2b0-3669-7dae-aee6-b9217403e430', id: 8, name: 'starfield', family: 'tile_bank',
      inputs: ['layer-*.png', 'twinkle.png'], output: { tile_size: 8, columns: 8, palette: 'keep' }, slot: 4,
      files: {
        'layer-01.png': indexedPng(space.stars(1, 44, 0, 1), space.starPalette, 2),
        'layer-02.png': indexedPng(space.stars(2, 24, 4, 1), space.starPalette, 2),
        'layer-03.png': indexedPng(space.stars(3, 10, 4, 3), space.starPalette, 4),
        'twinkle.png': indexedPng(space.twinkles(), space.starPalette, 8, { interlaced: true }),
      },
    },
    {
      root: 'backdrops/planets', uuid: '0198c2b1-c134-77f3-97cf-936c72e6cc3a', id: 9, name: 'planets', family: 'tile_bank',
      inputs: ['**'], output: { tile_size: 32, columns: 3, palette: 'auto' },
      files: {
        'inner/ember.png': rgbaPng(planets.ember()), 'inner/ocean.png': rgbaPng(planets.ocean()),
        'outer/giant.png': rgbaPng(planets.giant()), 'outer/moon.png': rgbaPng(planets.moon(), { interlaced: true }),
      },
    },
  ];
}

/** What flies. */
function ships(): readonly ExampleAsset[] {
  return [
    {
      root: 'sprites/player', uuid: '0198c2b3-482b-73c7-b547-af21c1d3fcff', id: 10, name: 'player', family: 'tile_bank',
      inputs: ['kestrel.png'], output: { tile_size: 32, columns: 5, palette: 'auto' }, slot: 5,
      files: { 'kestrel.png': rgbaPng(kestrelFrames()) },
    },
    {
      root: 'sprites/fleet', uuid: '0198c2b4-f638-7fa5-b141-a0a3d17f9aca', id: 11, name: 'fleet', family: 'tile_bank',
      inputs: ['dart.png', 'beetle.png', 'saw.png', 'mine.png', 'turret.png', 'drone.png'],
      output: { tile_size: 16, columns: 8, palette: 'auto' }, slot: 6,
      files: {
        'dart.png': rgbaPng(enemies.darts()), 'beetle.png': rgbPng(enemies.beetles()), 'saw.png': rgbaPng(enemies.saws()),
        'mine.png': rgbaPng(enemies.mines(), { interlaced: true }), 'turret.png': rgbaPng(enemies.turrets()), 'drone.png': rgbaPng(droneFrames()),
      },
    },
    {
      root: 'sprites/elites', uuid: '0198c2b6-b244-7b34-be99-f2bd451abd81', id: 12, name: 'elites', family: 'tile_bank',
      inputs: ['manta.png', 'gunship.png'], output: { tile_size: 32, columns: 4, palette: 'auto' },
      files: { 'manta.png': rgbaPng(enemies.mantas()), 'gunship.png': rgbaPng(enemies.gunships(), { depth: 16 }) },
    },
    {
      root: 'sprites/bosses', uuid: '0198c2b8-3303-71f1-ae42-b1aaab2cd31e', id: 13, name: 'bosses', family: 'tile_bank',
      inputs: ['warden.png', 'leviathan.png'], output: { tile_size: 32, columns: 6, palette: 'auto' },
      files: { 'warden.png': rgbaPng(wardenFrames(), { interlaced: true }), 'leviathan.png': rgbaPng(leviathanFrames(), { depth: 16 }) },
    },
    {
      root: 'sprites/prototypes', uuid: '0198c2b9-d18c-7ec6-a560-3bf39c653938', id: 33, included: false, name: 'prototypes', family: 'tile_bank',
      inputs: ['grey-kestrel.png'], output: { tile_size: 32, columns: 5, palette: 'auto' },
      files: { 'grey-kestrel.png': rgbaPng(kestrelIn(ramps.moon)) },
    },
    {
      root: 'sprites/secret', uuid: '0198c2bb-b1d1-71e2-9932-cbb93f63af83', name: 'secret', family: 'tile_bank',
      inputs: ['gold-kestrel.png'], output: { tile_size: 32, columns: 5, palette: 'auto' },
      files: { 'gold-kestrel.png': rgbaPng(kestrelIn(ramps.gold)) },
    },
  ];
}

/** What is in the way, goes off, or is picked up. */
function things(): readonly ExampleAsset[] {
  const palette = hexPalette('rust, ice and gold: what rocks are made of', rocks.rockPalette);
  const flash = (canvas: Canvas, depth: 4 | 8): Uint8Array => indexedPng(canvas, effects.effectPalette, depth);
  return [
    {
      root: 'sprites/rocks', uuid: '0198c2bd-48a1-7fe3-8552-cda472fdf202', id: 15, name: 'rocks', family: 'tile_bank',
      inputs: ['boulder.png', 'gold.png', 'iceberg.png'], output: { tile_size: 32, columns: 8, palette: { file: 'rocks.hex' } },
      files: {
        'rocks.hex': palette,
        'boulder.png': rgbaPng(rocks.boulders()), 'gold.png': rgbaPng(rocks.goldBoulders()), 'iceberg.png': rgbPng(rocks.icebergs()),
      },
    },
    {
      root: 'sprites/debris', uuid: '0198c2be-de1e-7461-b8e8-d4a1b4d66a3a', id: 16, name: 'debris', family: 'tile_bank',
      inputs: ['pebbles.png', 'chips.png'], output: { tile_size: 16, columns: 8, palette: { file: 'rocks.hex' } },
      files: { 'rocks.hex': palette, 'pebbles.png': rgbaPng(rocks.pebbles()), 'chips.png': rgbaPng(rocks.iceChips()) },
    },
    {
      root: 'sprites/effects', uuid: '0198c2c0-8c71-7c2c-94d4-5a39153e7c2a', id: 17, name: 'effects', family: 'tile_bank',
      inputs: ['shots.png', 'hits/*.png', 'blasts/*.png'], output: { tile_size: 16, columns: 8, palette: 'keep' }, slot: 7,
      files: {
        'shots.png': flash(effects.shots(), 4), 'hits/shield.png': flash(effects.shieldHits(), 4), 'hits/sparks.png': flash(effects.sparks(), 4),
        'blasts/large.png': flash(effects.blasts(), 8), 'blasts/small.png': flash(effects.pops(), 8),
      },
    },
    {
      root: 'sprites/pickups', uuid: '0198c2c2-15d9-776c-9062-5d5c96d0cc5f', id: 18, name: 'pickups', family: 'tile_bank',
      inputs: ['coin.png', 'gem-*.png', 'repair.png', 'capsule-*.png'], output: { tile_size: 16, columns: 8, palette: 'auto' },
      files: {
        'coin.png': rgbaPng(pickups.coins()), 'repair.png': rgbaPng(pickups.repairs()),
        'gem-blue.png': rgbaPng(pickups.gems(ramps.ice)), 'gem-green.png': rgbaPng(pickups.gems(ramps.moss)), 'gem-rose.png': rgbaPng(pickups.gems(ramps.rose)),
        'capsule-bomb.png': rgbPng(pickups.capsules('B', ramps.violet)), 'capsule-power.png': rgbPng(pickups.capsules('P', ramps.ember)), 'capsule-shield.png': rgbPng(pickups.capsules('S', ramps.ice)),
      },
    },
  ];
}

/** Every tile bank of the example. */
export function tileAssets(): readonly ExampleAsset[] {
  return [...screens(), ...grounds(), ...ships(), ...things()];
}
