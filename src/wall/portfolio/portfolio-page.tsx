import { DeskPage } from '../desk.tsx';
import type { Desk } from '../desk.tsx';

export function PortfolioPage({ desk }: { desk: Desk }) {
  return <DeskPage desk={desk} title={desk.words.portfolio} state={null}>{null}</DeskPage>;
}
