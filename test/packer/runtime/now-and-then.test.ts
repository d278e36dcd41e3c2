import { expect, it } from 'vitest';
import { nowAndThen } from '../../../src/packer/runtime/now-and-then.ts';

function told(): { readonly heard: string[]; readonly at: (time: number, done: number) => void } {
  const heard: string[] = [];
  let now = 0;
  const tell = nowAndThen((done, total) => heard.push(`${done}/${total}`), () => now);
  const at = (time: number, done: number): void => {
    now = time;
    tell(done, 10);
  };
  return { heard, at };
}

it('says nothing of what is over before anybody could read it', () => {
  const { heard, at } = told();
  for (let done = 1; done <= 10; done += 1) at(done, done);
  expect(heard).toEqual([]);
});

it('tells now and then, and the end of what it has told of', () => {
  const { heard, at } = told();
  at(10, 1);
  at(60, 2);
  at(80, 3);
  at(111, 4);
  at(112, 10);
  expect(heard).toEqual(['2/10', '4/10', '10/10']);
});
