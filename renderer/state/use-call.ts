import { useCallback, useRef, useState } from 'react';
import type { PackerError } from '../../src/contract/errors.ts';
import type { AnswerOf, RequestOf, ResponseOf } from '../../src/contract/operations.ts';
import type { PageOperationName } from '../../src/contract/page.ts';
import { useStudio } from './context.tsx';

export interface Calling<N extends PageOperationName> {
  /** Asked and not answered yet. */
  readonly calling: boolean;
  /** Of the last call. */
  readonly data?: ResponseOf<N>;
  readonly error?: PackerError;
  readonly call: (request: RequestOf<N>) => Promise<AnswerOf<N>>;
  /** Forgets the last answer. */
  readonly reset: () => void;
}

/**
 * For what is done on purpose, not shown by itself. A later call's answer wins over an earlier one's; it is
 * kept when its screen is left meanwhile.
 */
export function useCall<N extends PageOperationName>(name: N): Calling<N> {
  const studio = useStudio();
  const [state, setState] = useState<Omit<Calling<N>, 'call' | 'reset'>>({ calling: false });
  const turn = useRef(0);
  const call = useCallback(
    async (request: RequestOf<N>): Promise<AnswerOf<N>> => {
      const own = ++turn.current;
      setState({ calling: true });
      const answer = await studio.call(name, request);
      if (own === turn.current) setState(answer.ok ? { calling: false, data: answer.value } : { calling: false, error: answer.error });
      return answer;
    },
    [studio, name],
  );
  const reset = useCallback(() => {
    turn.current += 1;
    setState({ calling: false });
  }, []);
  return { ...state, call, reset };
}
