import { useId, type JSX, type ReactNode } from 'react';

export interface SettingProps {
  readonly title: string;
  /** What it does. */
  readonly says: string;
  readonly children: ReactNode;
}

/** One setting: its name, what it does, and its control. */
export function Setting({ title, says, children }: SettingProps): JSX.Element {
  const id = useId();
  return (
    <div className="setting" role="group" aria-labelledby={id} aria-describedby={`${id}-says`}>
      <div className="setting-text">
        <h4 id={id}>{title}</h4>
        <p id={`${id}-says`}>{says}</p>
      </div>
      <div className="setting-control">{children}</div>
    </div>
  );
}

export function SettingsPart({ title, says, children }: SettingProps): JSX.Element {
  const id = useId();
  return (
    <section className="settings-part" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        <p>{says}</p>
      </header>
      {children}
    </section>
  );
}
