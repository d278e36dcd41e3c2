/** Joins the names that apply: `names('button', danger && 'button-danger')`. */
export function names(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== false && part !== undefined && part !== '').join(' ');
}
