import type { Desk } from '../desk.tsx';
import { Shown } from '../shown.tsx';
import type { AlertWords } from './alert-words.ts';
import type { Evidence } from './crossing.ts';

interface Props {
  readonly evidence: readonly Evidence[];
  readonly desk: Desk;
  readonly words: AlertWords;
}

/** What an alert stands on, newest first, each piece open to the statement lines behind it. */
export function EvidenceTable({ evidence, desk, words }: Props) {
  const { format } = desk;
  return (
    <ol class="evidence">
      {evidence.map((piece, index) => (
        <li key={`${piece.indicator.code} ${piece.recordedAt}`}>
          <p>{piece.explanation}</p>
          <p class="soft">
            {[
              piece.asOf == null ? null : `${words.asOf} ${format.date(piece.asOf)}`,
              piece.peerMedian == null ? null : `${words.median} ${format.figure(piece.peerMedian)}`,
              piece.peerPercentile == null ? null : `${words.percentile} ${format.figure(piece.peerPercentile, 0)}`,
              `${words.rule} v${piece.rule.version}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <details open={index === 0}>
            <summary>
              {words.lineage}
              {piece.indicator.formula == null ? '' : `: ${piece.indicator.name} = ${piece.indicator.formula}`}
            </summary>
            <Shown of={piece.observations} words={desk.words}>
              {(observations) => <Lineage observations={observations} desk={desk} words={words} />}
            </Shown>
          </details>
        </li>
      ))}
    </ol>
  );
}

function Lineage({
  observations,
  desk: { format },
  words,
}: Omit<Props, 'evidence'> & { readonly observations: NonNullable<Evidence['observations']> }) {
  return (
    <div class="scroll">
      <table>
        <tbody>
          {observations.map((observation) => (
            <>
              <tr key={observation.id} class="observation">
                <th scope="rowgroup">{format.date(observation.asOf)}</th>
                <td class="number">
                  <b>{format.figure(observation.value, 4)}</b>
                </td>
                <td class="soft">{observation.lineage.length === 0 ? words.noLineage : ''}</td>
              </tr>
              {observation.lineage.flatMap(({ statement, lines }) =>
                lines.map((line) => (
                  <tr key={`${observation.id} ${statement.id} ${line.code}`}>
                    <td>
                      {line.name}
                      {line.derived ? <small> ({words.derived})</small> : null}
                    </td>
                    <td class="number">
                      {format.figure(line.value)} {statement.currency}
                    </td>
                    <td class="soft">
                      {words.statement(format.date(statement.periodEnd), statement.version)} · {statement.source}
                    </td>
                  </tr>
                )),
              )}
            </>
          ))}
        </tbody>
      </table>
    </div>
  );
}
