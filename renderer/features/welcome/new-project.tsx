import { useState, type FormEvent, type JSX } from 'react';
import { Plus } from 'lucide-react';
import { useStudio } from '../../state/context.tsx';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { words } from '../../words/welcome.ts';

export interface NewProjectProps {
  /** Where it is made; unknown until the Studio has said so. */
  readonly folder: string | undefined;
  readonly shortcut: string;
  readonly elsewhereShortcut: string;
  /** Where the shell has a dialog for it. */
  readonly onElsewhere: (() => void) | undefined;
}

/** By a plain name, in the projects folder. What is wrong with a name the Studio says. */
export function NewProject({ folder, shortcut, elsewhereShortcut, onElsewhere }: NewProjectProps): JSX.Element {
  const studio = useStudio();
  const [name, setName] = useState('');
  const { call, calling, error, reset } = useCall('createNamedProject');
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await call({ name });
    if (answer.ok) studio.show(answer.value);
  };
  return (
    <form className="welcome-new" onSubmit={(event) => void create(event)}>
      <div className="welcome-new-head">
        <Plus size={18} aria-hidden />
        <strong>{words.create}</strong>
        <KeyHint shortcut={shortcut} />
      </div>
      <div className="welcome-new-line">
        <TextField
          label={words.createName}
          hideLabel
          placeholder={words.createName}
          maxLength={80}
          value={name}
          onValue={(value) => {
            setName(value);
            reset();
          }}
          hint={folder === undefined ? '' : words.createHint(folder)}
          error={error ? `${error.message} ${error.remedy}` : undefined}
        />
        <Button type="submit" look="primary" disabled={calling || name.trim() === ''}>
          {words.createGo}
        </Button>
      </div>
      {onElsewhere && (
        <Button look="quiet" shortcut={elsewhereShortcut} onClick={onElsewhere}>
          {words.createElsewhere}
        </Button>
      )}
    </form>
  );
}
