import { describe, expect, it } from 'vitest';
import { namePortabilityFault, pathBytes } from '../../src/io/portable-name.ts';

describe('namePortabilityFault', () => {
  it.each([
    'ground.png', '.gitignore', 'a b.png', 'façade.png', '地面.png', '🎵.wav', 'console.png', 'com.png', 'com10', 'COMO',
    'nulls', 'aux1', 'lpt', '..a', 'a..b', "it's.png", '[x]{y}(z).png', '#1%&=+,;@~`^$!.png', '.con',
  ])('allows %j', (name) => {
    expect(namePortabilityFault(name)).toBeUndefined();
  });

  it.each([
    ['', 'is empty'],
    ['.', 'is ".", which means a directory'],
    ['..', 'is "..", which means a directory'],
    ['a.', 'ends in a dot, which Windows drops'],
    ['...', 'ends in a dot, which Windows drops'],
    ['a ', 'ends in a blank, which Windows drops'],
    ['a\tb', 'holds the control character U+0009'],
    ['a\0', 'holds the control character U+0000'],
    ['a\u0085', 'holds the control character U+0085'],
    ['a\u2028b', 'holds the control character U+2028'],
    ['a\u202egnp.exe', 'holds the control character U+202E'],
    ['\u2067a.png', 'holds the control character U+2067'],
    ['\ud800', 'is not valid Unicode'],
  ])('refuses %j: %s', (name, fault) => {
    expect(namePortabilityFault(name)).toBe(fault);
  });

  it.each([':', '*', '?', '"', '<', '>', '|', '\\', '/'])('refuses a name with %s', (sign) => {
    expect(namePortabilityFault(`a${sign}b`)).toBe(`holds "${sign}", which Windows does not allow`);
  });

  it.each([
    'CON', 'con', 'PRN', 'AUX', 'NUL', 'COM0', 'COM1', 'com9', 'LPT1', 'lpt9', 'COM¹', 'COM²', 'COM³', 'LPT¹', 'CONIN$', 'CONOUT$',
  ])('refuses the device %s, also with an extension', (device) => {
    const fault = `is "${device}", a device on Windows`;
    expect(namePortabilityFault(device)).toBe(fault);
    expect(namePortabilityFault(`${device}.png`)).toBe(fault);
    expect(namePortabilityFault(`${device}.tar.gz`)).toBe(fault);
    expect(namePortabilityFault(`${device} .png`)).toBe(fault);
  });
});

describe('pathBytes', () => {
  it('counts bytes, not characters', () => {
    expect(pathBytes('ção')).toBe(5);
  });
});
