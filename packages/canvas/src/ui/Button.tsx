import type { PointerEventHandler, ReactNode } from 'react';
import { formatShortcut, getShortcuts } from '@calque/editor';
import { useCanvas, useEditorValue } from '../view/context.ts';

interface ButtonProps {
  readonly label: string;
  /** Keys as the editor writes them: shown with the name. */
  readonly keys?: string | undefined;
  readonly isPressed?: boolean | undefined;
  readonly isExpanded?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  onPress(): void;
  readonly onPointerDown?: PointerEventHandler | undefined;
}

/**
 * A button of the canvas. Pressed with a pointer it leaves the focus on the drawing. One that cannot be used now keeps
 * its place in the focus order.
 */
export function Button({
  label,
  keys,
  isPressed,
  isExpanded,
  isDisabled = false,
  className,
  onPress,
  ...rest
}: ButtonProps) {
  const { host } = useCanvas();
  const shortcut = keys && formatShortcut(keys, host.isMac ? 'mac' : 'other');
  return (
    <button
      type="button"
      className={className ? `calque-button ${className}` : 'calque-button'}
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      aria-disabled={isDisabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !isDisabled && onPress()}
      {...rest}
    />
  );
}

interface CommandButtonProps {
  readonly command: string;
  readonly label: string;
  readonly isPressed?: boolean;
  readonly children: ReactNode;
}

/** A button that runs a command and tells whether it can run now. */
export function CommandButton({ command, ...props }: CommandButtonProps) {
  const { editor } = useCanvas();
  const canRun = useEditorValue((_state, _session, { canRun: ask }) => ask(command));
  return <Button {...props} keys={getShortcuts(command)[0]} isDisabled={!canRun} onPress={() => editor.run(command)} />;
}
