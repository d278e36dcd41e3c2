import { ok } from '../../../base/result.ts';
import type { AnswerOf } from '../../../contract/operations.ts';
import type { Family } from '../../families/family.ts';
import { families } from '../../families/list.ts';

type Description = Extract<AnswerOf<'describeFamilies'>, { ok: true }>['value']['families'][number];

/** Every family as a form shows it, by name. */
export function describeFamilies(): AnswerOf<'describeFamilies'> {
  return ok({ families: families.map(describe) });
}

function describe({ family, format, bankType, form, template }: Family): Description {
  return {
    family,
    title: form.title,
    bank_type: bankType,
    format,
    inputs: form.inputs.map(({ key, label, says, extensions }) => ({
      key,
      pointer: `/inputs/${key}`,
      label,
      says,
      extensions: [...extensions],
      default: [...(template.inputs[key] ?? [])],
    })),
    parameters: form.parameters.map((parameter) => ({ ...parameter })),
  };
}
