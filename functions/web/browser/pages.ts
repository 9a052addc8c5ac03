import { Button, CharacterCount, Checkboxes, createAll, ErrorSummary, Radios, ServiceNavigation } from 'govuk-frontend';
import { markBoth } from './original-and-answers.ts';
import { saveByItself } from './save-by-itself.ts';
import { watchAccess } from './watch-access.ts';

// Every page works without any of this.
createAll(Button, { preventDoubleClick: true });
for (const part of [CharacterCount, Checkboxes, ErrorSummary, Radios, ServiceNavigation]) createAll(part);
watchAccess();
saveByItself();
markBoth();
