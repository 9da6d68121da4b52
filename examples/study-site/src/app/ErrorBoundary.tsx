import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Another value means another page: the error of the last one is gone. */
  readonly resetKey: string;
}

interface State {
  readonly error: Error | null;
  readonly resetKey: string;
}

/** Shows what went wrong on a page, with a way on. Drawings are saved at each change, so none is lost with the page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const isDownload = /dynamically imported module|module script|preload|Failed to fetch/i.test(error.message);
    return (
      <div className="page" role="alert">
        <title>Something went wrong · Calque</title>
        <header className="page-header">
          <div className="page-heading">
            <h1>{isDownload ? 'This page could not be loaded' : 'This page stopped working'}</h1>
            <p className="page-lead">
              {isDownload
                ? 'You seem to be offline, and this page is not stored on this device yet. Connect once, and it will open offline from then on.'
                : 'Your drawings are saved as you draw them, so they are still here. Load the page again to go on.'}
            </p>
          </div>
        </header>
        <p className="button-row">
          <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
            Load again
          </button>
          <a className="button" href="#/">
            All exercises
          </a>
        </p>
        {!isDownload && (
          <details className="small quiet">
            <summary>What happened</summary>
            <p>{error.message}</p>
          </details>
        )}
      </div>
    );
  }
}
