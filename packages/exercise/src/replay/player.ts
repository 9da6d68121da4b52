export const replaySpeeds = [0.5, 1, 2, 4, 8] as const;

export type ReplaySpeed = (typeof replaySpeeds)[number];

export interface PlayerState {
  /** Milliseconds of the replay. */
  readonly at: number;
  readonly durationMs: number;
  readonly speed: ReplaySpeed;
  readonly isPlaying: boolean;
}

export type PlayerEvent =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** A moment passed, in real milliseconds. */
  | { readonly type: 'tick'; readonly ms: number }
  | { readonly type: 'scrub'; readonly at: number }
  | { readonly type: 'speed'; readonly speed: ReplaySpeed };

export function createPlayer(durationMs: number): PlayerState {
  return { at: 0, durationMs, speed: 1, isPlaying: false };
}

/** Returns the player after an event. Play at the end starts over; the end stops it. */
export function reducePlayer(state: PlayerState, event: PlayerEvent): PlayerState {
  switch (event.type) {
    case 'play':
      return { ...state, at: state.at >= state.durationMs ? 0 : state.at, isPlaying: true };
    case 'pause':
      return { ...state, isPlaying: false };
    case 'scrub':
      return { ...state, at: Math.min(state.durationMs, Math.max(0, event.at)) };
    case 'speed':
      return { ...state, speed: event.speed };
    case 'tick': {
      if (!state.isPlaying) return state;
      const at = Math.min(state.durationMs, state.at + Math.max(0, event.ms) * state.speed);
      return { ...state, at, isPlaying: at < state.durationMs };
    }
  }
}
