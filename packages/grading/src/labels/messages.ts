/** English texts of the reasons a label judgement gives. `{label}` is what was drawn, `{reference}` the reference's label. */
export const labelMessages: Readonly<Record<string, string>> = {
  'label.identical': 'accepted: “{label}” is {reference}',
  'label.alias': 'accepted: “{label}” is an alias of {reference}',
  'label.alternative': 'accepted: “{label}” may stand in place of {reference}',
  'label.concept': 'accepted: “{label}” is another name of {reference}',
  'label.product': 'accepted: “{label}” is a product for {reference}',
  'label.acronym': 'accepted: “{label}” abbreviates {reference}',
  'label.words': 'accepted: “{label}” says {reference} in other words',
  'label.typo': 'accepted: “{label}” is {reference} with a slip of the pen',
  'label.related': 'accepted: “{label}” is near enough to {reference} here',
  'label.near': 'did you mean {reference} by “{label}”?',
  'label.close': 'did you mean {reference} by “{label}”?',
  'label.different': '“{label}” is not {reference}',
};
