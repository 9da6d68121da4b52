import { Page } from '../app/Page.tsx';
export default function SessionPage(_props: { readonly slug?: string | null; readonly pass?: string | null }) {
  return <Page title="SessionPage">x</Page>;
}
