/** Contents that changed, where people take them over themselves. */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewrite, type ContentDivergence } from './divergence.ts';

const digest = /^[0-9a-f]{12}$/u;

export const ofContents: readonly ContentDivergence[] = [
  {
    kind: 'content_changed',
    title: 'File changed',
    edit: (project) => appendFileSync(join(project, 'assets/data/story/credits.txt'), 'And you.\n'),
    place: 'assets/data/story/credits.txt',
    disk: digest,
    registry: digest,
    says: 'assets/data/story/credits.txt has been changed.',
  },
  {
    kind: 'artifact_appeared',
    title: 'File appeared',
    edit: (project) => writeFileSync(join(project, 'assets/data/story/dialogue/epilogue.txt'), 'The end?\n'),
    place: 'assets/data/story/dialogue/epilogue.txt',
    disk: digest,
    registry: 'nothing',
    says: 'assets/data/story/dialogue/epilogue.txt is new.',
  },
  {
    kind: 'artifact_removed',
    title: 'File gone',
    edit: (project) => rmSync(join(project, 'assets/data/story/dialogue/epilogue.txt')),
    place: 'assets/data/story/dialogue/epilogue.txt',
    disk: 'nothing',
    registry: digest,
    says: 'assets/data/story/dialogue/epilogue.txt is gone.',
  },
  {
    kind: 'declaration_changed',
    title: 'Declaration changed',
    edit: (project) => rewrite(project, 'assets/data/story/asset.json', '"asset_name": "story"', '"asset_name": "saga"'),
    place: 'assets/data/story/asset.json',
    disk: digest,
    registry: digest,
    says: 'assets/data/story/asset.json has been edited.',
  },
];
