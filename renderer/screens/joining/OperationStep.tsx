import type { InviteView } from '../../../preload/contract.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { usePage, useWords } from '../../state/page.ts';
import { Gate } from '../Gate.tsx';

/** 누가 운영하나요: which group it is, and whether one body runs its servers or two do. */
export function OperationStep({ found }: { found: InviteView }) {
  const { joining } = usePage();
  const words = useWords();
  const { cohort, role } = found;
  const { operation } = cohort;
  const [, check] = words.how.operation[operation];
  return (
    <Gate step={2} title={words.joining.operation.title}>
      <p class="gate-lead">{words.joining.operation.lead}</p>
      <div class="cohort">
        <p class="cohort-name">{cohort.name}</p>
        <p class="cohort-facts">
          <span>{words.joining.asRole(words.role[role])}</span>
          <span>{words.joining.people(cohort.members)}</span>
          {cohort.demo && <span>{words.joining.demo}</span>}
        </p>
        <p class={`operation operation-${operation}`}>
          <Icon name={operation === 'split' ? 'shield' : 'info'} size="small" />
          <span>
            <b>{words.operation[operation]}</b>
            {words.operationHint[operation]}
          </span>
        </p>
      </div>
      <p class="gate-note">{check}</p>
      <div class="gate-actions">
        <Button look="primary" size="large" onClick={() => joining.goOn()}>
          {words.joining.next}
        </Button>
        <Button size="large" onClick={() => joining.goBack()}>
          {words.joining.previous}
        </Button>
      </div>
    </Gate>
  );
}
