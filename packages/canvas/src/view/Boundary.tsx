import { Component, type ErrorInfo, type ReactNode } from 'react';
import type { Editor } from '@calque/editor';
import { en } from '../messages/en.ts';
import type { DiagramCanvasProps } from '../types.ts';

interface BoundaryProps {
  readonly editor: Editor;
  readonly onError: DiagramCanvasProps['onError'];
  readonly canvas: DiagramCanvasProps;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly hasFailed: boolean;
}

/** Catches what fails inside the canvas. The document lives outside of it, so that a new surface goes on where it was. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { hasFailed: false };

  static getDerivedStateFromError(): BoundaryState {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown, _info: ErrorInfo) {
    this.props.editor.input({ type: 'cancel' });
    this.props.onError?.(error);
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    const { className, style, theme = 'auto' } = this.props.canvas;
    return (
      <div
        className={className ? `calque-canvas ${className}` : 'calque-canvas'}
        style={style}
        data-calque-theme={theme}
      >
        <div className="calque-failure" role="alert">
          <strong>{en['failure.title']}</strong>
          <span>{en['failure.text']}</span>
          <button type="button" className="calque-button" onClick={() => this.setState({ hasFailed: false })}>
            {en['failure.retry']}
          </button>
        </div>
      </div>
    );
  }
}
