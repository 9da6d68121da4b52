import { Page } from '../app/Page.tsx';
export default function FilePage(_props: { readonly slug?: string | null; readonly pass?: string | null }) {
  return <Page title="FilePage">x</Page>;
}
