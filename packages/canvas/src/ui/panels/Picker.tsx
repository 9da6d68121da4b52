import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTypedQuery } from './useTypedQuery.ts';

export interface PickerOption {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

interface PickerProps {
  readonly label: string;
  readonly empty: string;
  getOptions(query: string): readonly PickerOption[];
  onPick(option: PickerOption): void;
}

/** A field with a list that narrows as one types: a combobox whose list is always open. */
export function Picker({ label, empty, getOptions, onPick }: PickerProps) {
  const [query, setQuery] = useTypedQuery();
  const [current, setCurrent] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const options = getOptions(query);
  const index = Math.min(current, options.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const pick = (option: PickerOption | undefined) => option && !option.isDisabled && onPick(option);
  return (
    <>
      <input
        className="calque-field"
        type="text"
        role="combobox"
        aria-label={label}
        placeholder={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={options[index] ? `${id}-${index}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setCurrent(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setCurrent((index + 1) % Math.max(1, options.length));
          else if (event.key === 'ArrowUp') setCurrent((index - 1 + options.length) % Math.max(1, options.length));
          else if (event.key === 'Enter') pick(options[index]);
          else return;
          event.preventDefault();
        }}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className="calque-options">
        {options.map((option, position) => (
          <div
            key={option.id}
            id={`${id}-${position}`}
            role="option"
            tabIndex={-1}
            aria-selected={position === index}
            aria-disabled={option.isDisabled ?? false}
            className="calque-option"
            onPointerMove={() => setCurrent(position)}
            onKeyDown={(event) => event.key === 'Enter' && pick(option)}
            onClick={() => pick(option)}
          >
            {option.icon}
            <span>{option.label}</span>
            {option.hint && <span className="calque-key">{option.hint}</span>}
          </div>
        ))}
      </div>
      {options.length === 0 && <p className="calque-empty">{empty}</p>}
    </>
  );
}

/** Whether every word of the query begins a word of the text, whatever the case. */
export function matchesQuery(text: string, query: string): boolean {
  const words = text.toLocaleLowerCase().split(/[\s,]+/);
  const asked = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return asked.every((part) => words.some((word) => word.startsWith(part)));
}
