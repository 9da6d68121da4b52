import { type Edit, formatMessage } from '@calque/grading';
import { en } from '@calque/grading/messages/en';

/** An edit in plain words: "Feature store is missing. It feeds Ranking." */
export function describeEdit(edit: Edit): string {
  return formatMessage(edit.message, en);
}
