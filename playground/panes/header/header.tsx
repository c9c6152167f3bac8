/** The head of the page: what is open, and what can be done with it as a whole. */

import { Icon, type IconName } from "../../parts/icon.tsx";
import { workspace } from "../../session/session.ts";
import { dialog, type DialogName, theme } from "../../session/view.ts";

const actions: readonly { readonly name: DialogName; readonly title: string; readonly icon: IconName }[] = [
  { name: "gallery", title: "Examples", icon: "book" },
  { name: "import", title: "Import", icon: "import" },
  { name: "share", title: "Share", icon: "share" },
  { name: "history", title: "History", icon: "history" },
];

export function Header() {
  const { title } = workspace.value;
  return (
    <header class="page-header">
      <h1>
        <img src="./icon.svg" alt="" width="22" height="22" />
        kms-cedar <span>playground</span>
      </h1>
      <p class="workspace-title">{title === "" ? "Untitled" : title}</p>
      <nav aria-label="Page">
        {actions.map(({ name, title: label, icon }) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              dialog.value = name;
            }}
          >
            <Icon name={icon} />
            <span>{label}</span>
          </button>
        ))}
        <ThemeButton />
      </nav>
    </header>
  );
}

const next = { system: "light", light: "dark", dark: "system" } as const;

function ThemeButton() {
  return (
    <button
      type="button"
      title={`Colours: ${theme.value}`}
      onClick={() => {
        theme.value = next[theme.value];
      }}
    >
      <Icon name="theme" />
      <span class="hidden">Colours: {theme.value}</span>
    </button>
  );
}
