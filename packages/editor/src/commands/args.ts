import type { Point } from '@calque/diagram';
import type { EditorContext } from '../tools/types.ts';
import type { CommandArgs } from './types.ts';

/** Arguments come from hosts and palettes; what does not have the right type counts as absent. */
export function getString(args: CommandArgs, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
}

export function getNumber(args: CommandArgs, name: string): number | undefined {
  const value = args[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function getPoint(args: CommandArgs, name = 'point'): Point | undefined {
  const value = args[name];
  if (typeof value !== 'object' || value === null) return undefined;
  const x = getNumber(value as CommandArgs, 'x');
  const y = getNumber(value as CommandArgs, 'y');
  return x === undefined || y === undefined ? undefined : { x, y };
}

export function getOneOf<T extends string>(args: CommandArgs, name: string, values: readonly T[]): T | undefined {
  return values.find((value) => value === args[name]);
}

/** The elements a command is for: `id`, `ids`, or what is selected. */
export function getIds({ state }: EditorContext, args: CommandArgs): readonly string[] {
  const id = getString(args, 'id');
  if (id !== undefined) return [id];
  const ids = args['ids'];
  return Array.isArray(ids) ? [...new Set(ids.filter((item) => typeof item === 'string'))] : state.selection;
}
