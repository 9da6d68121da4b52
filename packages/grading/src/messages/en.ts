import { labelMessages } from '../labels/messages.ts';
import type { MessageCatalogue } from './formatMessage.ts';

/** English texts of every message that grading gives. */
export const en: MessageCatalogue = {
  ...labelMessages,
  'node.decided': 'accepted: you said that “{label}” is {reference}',
  'node.unlabelled': 'this box has no label; from its arrows it could be {reference}',
  'node.part': 'accepted: “{label}” names {reference} and more',
  'node.missing': '{node} is missing.',
  'node.missing.feeds': '{node} is missing. It feeds {to}.',
  'node.missing.fed': '{node} is missing. {from} feeds it.',
  'node.missing.between': '{node} is missing. It stands between {from} and {to}.',
  'node.extra': '“{label}” is not part of this architecture.',
  'node.extra.unlabelled': 'A box without a label matches nothing here.',
  'node.extra.between': '“{label}” stands between {from} and {to}, which are joined directly here.',
  'node.forbidden': '“{label}” does not belong here. {why}',
  'node.rename': 'Did you mean {node} by “{label}”? Name it so.',
  'node.unlabelled.rename': 'This box looks like {node}. Write the name on it.',
  'node.split': '“{label}” stands for {count} components. Draw {node} as a box of its own.',
  'node.merge': '{node} is drawn {count} times. One box is enough.',
  'node.reroute': '{from} reaches {to} past {node}. Route it through {node}.',
  'edge.missing': 'The arrow from {from} to {to} is missing.',
  'edge.missing.either': 'The connection between {from} and {to} is missing.',
  'edge.extra': 'The arrow from {from} to {to} is not part of this architecture.',
  'edge.extra.dangling': 'An arrow does not join two boxes.',
  'edge.reversed': 'The arrow between {from} and {to} points the wrong way. It goes from {from} to {to}.',
  'edge.undirected': 'The line between {from} and {to} has no direction. It goes from {from} to {to}.',
  'edge.bothways': 'The arrow between {from} and {to} points both ways. It only goes from {from} to {to}.',
  'group.missing': 'The group {group} is missing.',
  'group.extra': 'The group “{label}” is not part of this architecture.',
  'group.rename': 'Did you mean {group} by “{label}”? Name it so.',
  'group.reparent': '{node} belongs in {group}.',
};
