import type { Catalogue } from '@calque/editor';

/** The canvas' own texts; the editor's catalogue has those of commands, tools, kinds and announcements. */
export const en = {
  'canvas.label': 'Diagram',
  'canvas.tools': 'Drawing tools',
  'canvas.view': 'View',
  'canvas.selection': 'Selection',
  'canvas.menu': 'Menu',
  'canvas.minimap': 'Overview of the drawing',
  'canvas.undo': 'Undo',
  'canvas.redo': 'Redo',
  'canvas.zoomNow': 'Zoom {percent} %, press for 100 %',
  'canvas.empty.title': 'An empty sheet',
  'canvas.empty.pointer': 'Pick a box and drag it out, or press N to add one.',
  'canvas.labelField': 'Label of {what}',

  'outline.label': '{label}: components and connections',
  'outline.help':
    'Arrow keys go through the outline, Right shows connections. N adds a component, Enter edits its label, C connects it, Space picks it up to move it, Delete removes it, question mark lists all keys.',
  'outline.empty': 'No components yet. Press N to add one.',
  'outline.edge.to': 'to {label}',
  'outline.edge.from': 'from {label}',
  'outline.edge.both': 'both ways with {label}',
  'outline.edge.none': 'linked with {label}',
  'outline.edge.labelled': '{edge}, {label}',
  'outline.marked': '{what}, {mark}',
  'outline.grabbed': 'Moving {what}: arrow keys move it, Enter puts it down, Escape puts it back.',
  'outline.dropped': 'Put down.',

  'kinds.open': 'Draw a box: {kind}',
  'kinds.title': 'Components',
  'kinds.search': 'Search components',
  'kinds.recent': 'Recent',
  'kinds.all': 'All',
  'kinds.none': 'No kind is called that. Any box can be drawn as a service.',
  'kinds.change': 'Change kind, now {kind}',
  'offer.title': 'Connect to a new component',

  'commands.open': 'All commands',
  'commands.title': 'Commands',
  'commands.search': 'Search commands',
  'commands.none': 'No command is called that.',
  'shortcuts.title': 'Keyboard shortcuts',
  'shortcuts.open': 'Keyboard shortcuts',
  'find.title': 'Find by label',
  'find.search': 'Label of a component',
  'find.none': 'Nothing on the sheet is called that.',
  'dialog.close': 'Close',
  'more.open': 'More',

  'copy.image': 'Copy as image',
  'copy.svg': 'Copy as SVG',
  'copy.imageDone': 'Copied as an image.',
  'copy.svgDone': 'Copied as SVG.',
  'copy.failed': 'The clipboard cannot be written to here.',

  'failure.title': 'The drawing surface stopped',
  'failure.text': 'Your drawing is kept. Reload the surface to go on.',
  'failure.retry': 'Reload the surface',
} as const satisfies Catalogue;

export type CanvasMessageKey = keyof typeof en;
