import { Page } from '../app/Page.tsx';
export default function PracticePage(_props: { readonly slug?: string | null; readonly pass?: string | null }) {
  return <Page title="PracticePage">x</Page>;
}
