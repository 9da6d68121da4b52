import type { Diagram } from '@calque/diagram';
import { hasElement } from '../document/lookup.ts';
import type { Session } from '../types.ts';

/** Returns the session that an editor starts with. */
export function createSession(kind: string): Session {
  return {
    camera: { x: 0, y: 0, zoom: 1 },
    viewport: { width: 0, height: 0 },
    tool: 'select',
    toolState: 'select.idle',
    kind,
    inkColour: 'ink',
    hover: null,
    preview: null,
    editing: null,
    offer: null,
    busy: null,
    clipboard: null,
    grid: 0,
    guides: true,
  };
}

/** Returns the session with some fields changed; the same one if they are as they were. */
export function withChanges(session: Session, next: Partial<Session>): Session {
  const changed = (Object.keys(next) as (keyof Session)[]).some((key) => next[key] !== session[key]);
  return changed ? { ...session, ...next } : session;
}

/** Returns the fields that clear what a session says about elements that are gone. */
export function forgetMissing(diagram: Diagram, { editing, hover, offer }: Session): Partial<Session> {
  return {
    ...(editing !== null && !hasElement(diagram, editing) && { editing: null }),
    ...(hover && 'id' in hover && !hasElement(diagram, hover.id) && { hover: null }),
    ...(offer && !hasElement(diagram, offer.from) && { offer: null }),
  };
}
