import { describe, expect, it } from 'vitest';
import { packerErrorSchema } from '../../src/contract/errors.ts';
import { projectPathFault } from '../../src/io/project-path.ts';

describe('projectPathFault', () => {
  it.each(['assets', 'assets/.prometeu/index.json', 'assets/地面/a b.png', `assets/${'a'.repeat(233)}`])('allows %s', (path) => {
    expect(projectPathFault(path)).toBeUndefined();
  });

  it.each([
    ['', '"" is not a path inside the project: it is empty.'],
    ['/etc/passwd', '"/etc/passwd" is not a path inside the project: it is absolute.'],
    ['//server/share', '"//server/share" is not a path inside the project: it is absolute.'],
    ['assets/../../x', '"assets/../../x" is not a path inside the project: it holds "..".'],
    ['..', '".." is not a path inside the project: it holds "..".'],
    ['./assets', '"./assets" is not a path inside the project: it holds ".".'],
    ['assets//x', '"assets//x" is not a path inside the project: it has an empty part.'],
    ['assets/', '"assets/" is not a path inside the project: it has an empty part.'],
  ])('does not let %j outside', (path, message) => {
    expect(projectPathFault(path)).toMatchObject({ code: 'path_not_contained', message });
  });

  it.each([
    ['C:/x', '"C:/x" cannot exist on every system: the name "C:" holds ":", which Windows does not allow.'],
    ['a\\..\\b', '"a\\..\\b" cannot exist on every system: the name "a\\..\\b" holds "\\", which Windows does not allow.'],
    ['a/nul.png', '"a/nul.png" cannot exist on every system: the name "nul.png" is "nul", a device on Windows.'],
    ['a/b\0c', '"a/b\ufffdc" cannot exist on every system: the name "b\ufffdc" holds the control character U+0000.'],
    ['a/\u001b[31m', '"a/\ufffd[31m" cannot exist on every system: the name "\ufffd[31m" holds the control character U+001B.'],
  ])('refuses %j as not portable, with a message that is safe to print', (path, message) => {
    expect(projectPathFault(path)).toMatchObject({ code: 'path_not_portable', message });
  });

  it('counts the length in bytes', () => {
    expect(projectPathFault('é'.repeat(120))).toBeUndefined();
    expect(projectPathFault(`${'é'.repeat(120)}a`)).toMatchObject({
      code: 'path_not_portable',
      message: `"${'é'.repeat(120)}a" cannot exist on every system: it has 241 bytes, more than 240.`,
    });
  });

  it('shows only the start of an endless path', () => {
    const fault = projectPathFault('a'.repeat(1_000_000));
    expect(packerErrorSchema.safeParse(fault).success).toBe(true);
    expect(fault?.message.length).toBeLessThan(500);
  });
});
