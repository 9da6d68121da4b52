const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML 1.0 cannot hold, not even escaped (section 2.2), and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Returns text for use between tags and in quoted attributes of XML and HTML; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replaceAll(forbidden, '\ufffd').replaceAll(/[&<>"']/g, (character) => entities[character]!);
}
