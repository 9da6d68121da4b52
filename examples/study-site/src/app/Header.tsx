import { useEffect, useRef, useState } from 'react';
import { AutoThemeIcon, CloseIcon, MarkIcon, MenuIcon, MoonIcon, SunIcon } from '../icons/icons.tsx';
import { type PageName, formatRoute } from './router.ts';
import { type ThemeChoice, setThemeChoice, useThemeChoice } from './theme.ts';

const links = [
  { page: 'gallery', text: 'Exercises' },
  { page: 'session', text: 'Session' },
  { page: 'tradeoffs', text: 'Trade-offs' },
  { page: 'progress', text: 'Progress' },
  { page: 'print', text: 'Print' },
  { page: 'method', text: 'Method' },
] as const;

export function Header({ page }: { readonly page: PageName }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [isOpen]);
  return (
    <header className="site-header">
      <a className="wordmark" href="#/" aria-label="Calque, all exercises">
        <MarkIcon size={26} />
        <span>Calque</span>
      </a>
      <button
        ref={button}
        type="button"
        className="icon-button menu-button"
        aria-expanded={isOpen}
        aria-controls="site-nav"
        aria-label={isOpen ? 'Close menu' : 'Open menu'}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <CloseIcon /> : <MenuIcon />}
      </button>
      <nav id="site-nav" className={isOpen ? 'site-nav is-open' : 'site-nav'} aria-label="Main">
        <ul className="plain">
          {links.map((link) => (
            <li key={link.page}>
              <a
                href={link.page === 'print' ? '#/print' : formatRoute({ page: link.page })}
                aria-current={link.page === page ? 'page' : undefined}
                onClick={() => setOpen(false)}
              >
                {link.text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ThemeButton />
    </header>
  );
}

const nextTheme: Record<ThemeChoice, ThemeChoice> = { auto: 'light', light: 'dark', dark: 'auto' };
const themeNames: Record<ThemeChoice, string> = { auto: 'as your system', light: 'light', dark: 'dark' };

/** Steps through the three themes; its name says the one in force. */
function ThemeButton() {
  const choice = useThemeChoice();
  const Icon = { auto: AutoThemeIcon, light: SunIcon, dark: MoonIcon }[choice];
  const name = `Theme: ${themeNames[choice]}`;
  return (
    <button
      type="button"
      className="icon-button theme-button"
      aria-label={name}
      title={name}
      onClick={() => setThemeChoice(nextTheme[choice])}
    >
      <Icon />
    </button>
  );
}
