import { Construct } from 'constructs';
import type { HttpDoors } from './http-doors.ts';
import type { Job } from './job.ts';
import { grants, jobIn, type Shared } from './shared.ts';

/** The doors: a referral as JSON, a slot for a file, a file that came, a mail that came. */
export class Intake extends Construct {
  readonly submit: Job;

  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors) {
    super(scope, id);
    const may = grants(shared);
    this.submit = jobIn(this, 'Submit', shared, {
      job: 'intake/submit',
      may: [may.writeCases, may.getCases, may.appendAudit],
      environment: {},
      timeout: 20,
      memory: 1024,
    });
    doors.open('POST', '/referrals', this.submit, 'public');
    doors.open('POST', '/agency/referrals', this.submit, 'agency');
  }
}
