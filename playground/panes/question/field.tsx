/** A text with suggestions. */

import { useId } from "preact/hooks";

interface FieldProps {
  readonly label: string;
  /** What it is called, behind the label; empty for nothing. */
  readonly alias?: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly placeholder: string;
  readonly disabled?: boolean;
  readonly narrow?: boolean;
  readonly onValue: (value: string) => void;
}

export function Field({
  label,
  alias = "",
  value,
  choices,
  placeholder,
  disabled = false,
  narrow = false,
  onValue,
}: FieldProps) {
  const id = useId();
  return (
    <div class={narrow ? "field narrow" : "field"}>
      <label for={id}>
        {label}
        {alias === "" ? null : <span> {alias}</span>}
      </label>
      <input
        id={id}
        type="text"
        list={`${id}-choices`}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        title={value}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        onInput={({ currentTarget }) => {
          onValue(currentTarget.value.trim());
        }}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
        }}
      />
      <datalist id={`${id}-choices`}>
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </div>
  );
}
