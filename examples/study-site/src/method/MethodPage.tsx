import { Page } from '../app/Page.tsx';
export default function MethodPage(_props: { readonly slug?: string | null; readonly pass?: string | null }) {
  return <Page title="MethodPage">x</Page>;
}
