import { describe, expect, it } from 'vitest';
import { isProject, nearestProject, projectDirectory } from '../../../src/hosts/cli/project-location.ts';

const disk: Readonly<Record<string, 'file' | 'directory'>> = {
  '/games/starfall/assets/.prometeu': 'directory',
  '/games/starfall/vendor/lib/assets/.prometeu': 'directory',
  '/games/odd/assets/.prometeu': 'file',
};

const at = (directory: string) => ({ directory, kindOf: (path: string) => disk[path] });

describe('nearestProject', () => {
  it.each([
    ['/games/starfall', '/games/starfall'],
    ['/games/starfall/assets/tiles', '/games/starfall'],
    ['/games/starfall/vendor/lib/assets', '/games/starfall/vendor/lib'],
  ])('from %s it is %s', (from, project) => {
    expect(nearestProject(at(from))).toEqual({ ok: true, value: project });
  });

  it('is none outside of any project, and says how to name one', () => {
    const found = nearestProject(at('/games'));
    expect(found).toMatchObject({ ok: false, error: { code: 'project_not_found' } });
    expect(found.ok ? '' : found.error.remedy).toContain('--project');
  });
});

describe('isProject', () => {
  it('wants the control folder to be a folder', () => {
    expect(isProject(at('/'), '/games/starfall')).toBe(true);
    expect(isProject(at('/'), '/games/odd')).toBe(false);
  });
});

describe('projectDirectory', () => {
  it('takes what was named, from the working directory', () => {
    expect(projectDirectory(at('/games'), 'starfall', undefined)).toEqual({ ok: true, value: '/games/starfall' });
    expect(projectDirectory(at('/games'), undefined, '../elsewhere')).toEqual({ ok: true, value: '/elsewhere' });
  });

  it('does not mind the same name twice, and refuses two', () => {
    expect(projectDirectory(at('/games'), 'starfall', './starfall/').ok).toBe(true);
    expect(projectDirectory(at('/games'), 'starfall', 'other')).toMatchObject({ error: { code: 'invalid_request' } });
  });

  it('looks for the nearest when nothing was named', () => {
    expect(projectDirectory(at('/games/starfall/src'), undefined, undefined)).toEqual({ ok: true, value: '/games/starfall' });
  });
});
