import type { JSX, ReactNode } from 'react';
import { Tabs as RadixTabs, ToggleGroup } from 'radix-ui';
import type { LucideIcon } from 'lucide-react';
import { names } from './class-names.ts';
import { formatCount } from './format.ts';
import './tabs.css';

export interface Tab<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly count?: number;
  readonly content: ReactNode;
}

export interface TabsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onValue: (value: V) => void;
  readonly tabs: readonly Tab<V>[];
}

export function Tabs<V extends string>({ label, value, onValue, tabs }: TabsProps<V>): JSX.Element {
  const choose = (chosen: string): void => {
    const tab = tabs.find((one) => one.value === chosen);
    if (tab) onValue(tab.value);
  };
  return (
    <RadixTabs.Root className="tabs" value={value} onValueChange={choose}>
      <RadixTabs.List className="tabs-list" aria-label={label}>
        {tabs.map((tab) => (
          <RadixTabs.Trigger key={tab.value} value={tab.value} className="tab">
            {tab.label}
            {tab.count !== undefined && <span className="tab-count">{formatCount(tab.count)}</span>}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.value} value={tab.value} className="tabs-content">
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  );
}

export interface SegmentedControlProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onValue: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly label: string; readonly icon?: LucideIcon; readonly iconOnly?: boolean }[];
}

/** One of a few, all in sight. */
export function SegmentedControl<V extends string>({ label, value, onValue, options }: SegmentedControlProps<V>): JSX.Element {
  const choose = (chosen: string): void => {
    const option = options.find((one) => one.value === chosen);
    if (option) onValue(option.value);
  };
  return (
    <ToggleGroup.Root type="single" className="segments" aria-label={label} value={value} onValueChange={choose}>
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className={names('segment', option.iconOnly && 'segment-icon')}
          aria-label={option.label}
          title={option.iconOnly ? option.label : undefined}
        >
          {option.icon && <option.icon size={14} aria-hidden />}
          {!option.iconOnly && option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
