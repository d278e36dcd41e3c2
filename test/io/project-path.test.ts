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

  it('allows an asset root of 240 bytes and a file of 240 below it, and no byte more', () => {
    const longest = `assets/${'é'.repeat(120)}/${'b'.repeat(240)}`;
    expect(projectPathFault(longest)).toBeUndefined();
    expect(projectPathFault(`${longest}b`)).toMatchObject({ code: 'path_not_portable' });
    expect(projectPathFault(`${longest}b`)?.message).toMatch(/: it has 489 bytes, more than 488\.$/u);
  });

  it('counts the bytes of the NFC form, whatever the disk spells', () => {
    expect(projectPathFault(`assets/${'é'.normalize('NFD').repeat(120)}/${'b'.repeat(240)}`)).toBeUndefined();
  });

  it('holds a path to another length when it is given one', () => {
    expect(projectPathFault('a'.repeat(240), 240)).toBeUndefined();
    expect(projectPathFault('a'.repeat(241), 240)?.message).toMatch(/: it has 241 bytes, more than 240\.$/u);
  });

  it('shows only the start of an endless path', () => {
    const fault = projectPathFault('a'.repeat(1_000_000));
    expect(packerErrorSchema.safeParse(fault).success).toBe(true);
    expect(fault?.message.length).toBeLessThan(500);
  });
});
