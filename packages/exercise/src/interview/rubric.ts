import type { Criterion } from '@calque/grading';
import { getStem } from '@calque/grading/rubric';

const stopWords = new Set(
  (
    'a an the of for to in on at by with from and or not no nor but if so than then that this these those there here it its is are be ' +
    'was were been being as into via per do does did can could will would should may might must have has had you your yours we our ' +
    'they their what which who when where why how all any each every more most less other same such only just also about over under ' +
    'before after until while once because between both very too own never always keep use used using'
  ).split(' '),
);

/** Makes a rubric from a model sentence: one criterion for each word that carries meaning. */
export function createRubric(modelText: string): Criterion[] {
  const words = modelText.match(/[\p{L}\p{N}]+/gu) ?? [];
  const seen = new Set<string>();
  return words.flatMap((word) => {
    const stem = getStem(word);
    if (stopWords.has(word.toLowerCase()) || seen.has(stem)) return [];
    seen.add(stem);
    return [{ id: stem, label: word, require: [[word]] }];
  });
}
