import {
  type DiagramEdge,
  type EdgeDirection,
  type EdgeRoute,
  getEdge,
  getIncidentEdges,
  getNode,
  getRouteLabelPoint,
} from '@calque/diagram';
import { getBendIndex } from '../document/bends.ts';
import { changeElements } from '../document/patches.ts';
import { getLabel, nameElement, nameElements, say } from '../reading/nameElement.ts';
import type { EditorContext } from '../tools/types.ts';
import { getIds, getNumber, getOneOf, getPoint } from './args.ts';
import { commit, edit, hasEdge, hasSelection } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

/** The unlocked edges asked for; of several nodes, those between them. */
function getEdges(context: EditorContext, args: CommandArgs): readonly DiagramEdge[] {
  const { diagram } = context.state;
  const ids = getIds(context, args);
  const nodes = new Set(ids.filter((id) => getNode(diagram, id)));
  const asked = ids.flatMap((id) => getEdge(diagram, id) ?? []);
  const between = [...nodes].flatMap((id) =>
    getIncidentEdges(diagram, id).filter(({ from, to }) => from === id && nodes.has(to)),
  );
  return [...new Set(asked.length > 0 ? asked : between)].filter((edge) => !edge.locked);
}

function changeEdges(
  context: EditorContext,
  edges: readonly DiagramEdge[],
  change: (edge: DiagramEdge) => Partial<DiagramEdge>,
) {
  return changeElements(
    context.state.diagram,
    'edges',
    edges.map(({ id }) => id),
    change,
  );
}

function reverse(context: EditorContext, args: CommandArgs): CommandResult | null {
  const edges = getEdges(context, args);
  const patches = changeEdges(context, edges, ({ from, to, waypoints }) => ({
    from: to,
    to: from,
    ...(waypoints && { waypoints: waypoints.toReversed() }),
  }));
  const { diagram } = context.state;
  const [only] = edges;
  const what =
    edges.length === 1 && only
      ? say('name.edge', { from: getLabel(diagram, only.to), to: getLabel(diagram, only.from) })
      : nameElements(diagram, []);
  return commit(context, patches, {
    userEvent: 'edge.reverse',
    announcement: say('announce.reversed', { count: patches.length, what }),
  });
}

const directions: readonly EdgeDirection[] = ['forward', 'both', 'none'];

function setDirection(context: EditorContext, args: CommandArgs, next?: EdgeDirection): CommandResult | null {
  const direction = next ?? getOneOf(args, 'direction', directions);
  if (!direction) return null;
  const patches = changeEdges(context, getEdges(context, args), () => ({ direction }));
  return commit(context, patches, {
    userEvent: 'edge.setDirection',
    announcement: say('announce.directed', { count: patches.length, direction }),
  });
}

function setRoute(context: EditorContext, args: CommandArgs, next?: EdgeRoute): CommandResult | null {
  const route = next ?? getOneOf<EdgeRoute>(args, 'route', ['straight', 'elbow']);
  if (!route) return null;
  const patches = changeEdges(context, getEdges(context, args), () => ({ route }));
  return commit(context, patches, {
    userEvent: 'edge.setRoute',
    announcement: say('announce.routed', { count: patches.length, route }),
  });
}

/** Bends by index: `add` at a point (default: the middle of the route), `move` to a point or by a vector, `remove`. */
function bend(context: EditorContext, args: CommandArgs, action: 'add' | 'move' | 'remove'): CommandResult | null {
  const { diagram } = context.state;
  const [edge] = getEdges(context, args);
  const route = edge && context.index.getRoute(edge);
  if (!edge || !route) return null;
  const { waypoints = [] } = edge;
  const index = getNumber(args, 'index');
  let next = waypoints;
  if (action === 'add') {
    const middle = getRouteLabelPoint(route);
    const point = getPoint(args) ?? { x: Math.round(middle.x), y: Math.round(middle.y) };
    next = waypoints.toSpliced(index ?? getBendIndex(edge, route, point), 0, point);
  } else if (action === 'remove') next = index === undefined ? [] : waypoints.filter((_, i) => i !== index);
  else {
    const old = waypoints[index ?? 0];
    if (!old) return null;
    const by = { x: old.x + (getNumber(args, 'dx') ?? 0), y: old.y + (getNumber(args, 'dy') ?? 0) };
    next = waypoints.with(index ?? 0, getPoint(args) ?? by);
  }
  if (next.length === waypoints.length && action !== 'move') return null;
  const patches = changeEdges(context, [edge], () => ({ waypoints: next.length > 0 ? next : undefined }));
  const announcement = say('announce.bent', { what: nameElement(diagram, edge.id), count: next.length });
  return commit(context, patches, {
    userEvent: 'edge.bend',
    history: action === 'move' ? 'merge' : 'commit',
    announcement,
  });
}

const hasEdges = (context: EditorContext) => hasSelection(context) && getEdges(context, {}).length > 0;

export const edgeCommands: readonly Command[] = [
  edit('edge.reverse', 'command.reverse', hasEdges, reverse),
  edit('edge.setDirection', 'command.setDirection', hasEdges, (context, args) => setDirection(context, args)),
  edit('edge.cycleDirection', 'command.cycleDirection', hasEdges, (context, args) => {
    const now = directions.indexOf(getEdges(context, args)[0]?.direction ?? 'none');
    return setDirection(context, args, directions[(now + 1) % 3]);
  }),
  edit('edge.setRoute', 'command.setRoute', hasEdges, (context, args) => setRoute(context, args)),
  edit('edge.toggleRoute', 'command.toggleRoute', hasEdges, (context, args) =>
    setRoute(context, args, getEdges(context, args)[0]?.route === 'elbow' ? 'straight' : 'elbow'),
  ),
  edit('edge.addWaypoint', 'command.addWaypoint', hasEdge, (context, args) => bend(context, args, 'add')),
  edit('edge.moveWaypoint', 'command.moveWaypoint', hasEdge, (context, args) => bend(context, args, 'move')),
  edit('edge.removeWaypoints', 'command.removeWaypoints', hasEdge, (context, args) => bend(context, args, 'remove')),
];
