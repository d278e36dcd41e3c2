import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import { operations, type OperationName, type ValidRequestOf } from '../contract/operations.ts';

/**
 * The one check of a request, with the contract's own schema; defaults are filled in. A request that does
 * not fit is `invalid_request` with the field as a JSON pointer.
 */
export function validateRequest<N extends OperationName>(
  name: N,
  request: unknown,
): Result<ValidRequestOf<N>, PackerError> {
  const parsed = operations[name].request.safeParse(request);
  // The schema was looked up by the same name, which the compiler cannot follow through the lookup.
  if (parsed.success) return ok(parsed.data as ValidRequestOf<N>);
  return err(invalidRequest(name, parsed.error));
}

interface Mismatch {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}

function invalidRequest(name: OperationName, error: Mismatch): PackerError {
  const issue = error.issues[0];
  const field = pointer(issue?.path ?? []);
  const where = field === '' ? name : `${name} at ${field}`;
  return packerError('invalid_request', `${where}: ${issue?.message ?? 'invalid input'}`, 'Correct the request.', {
    place: { field },
  });
}

/** RFC 6901. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
