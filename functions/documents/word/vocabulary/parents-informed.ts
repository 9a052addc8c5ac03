import type { SectionWords } from './section-words.ts';

export const parentsInformed: SectionWords = {
  titles: `
    Consent | Consent and confidentiality | Consent & confidentiality | Parental consent
    Consent and information sharing | Information sharing and consent | Agreement and consent
    Parents’ knowledge of referral | Parental knowledge and consent | Parental agreement | Consent to referral
    Consent for referral | Consent to share information | Family consent | Consent details | Discussion with parents
    Discussion with family | Parental awareness | Informed consent | Parents informed | Consent from family
    Parent/carer consent | Consent and agreement | Agreement | Parental consent and views | Parental views and consent
    Consent from parents | Consent and information | Information sharing consent | Consent to share
    Consent of parents | Parent’s agreement | Views of parents | Parents’ views | Family views | Family awareness
    Family’s awareness of referral | Parental awareness of referral | Awareness of referral | Knowledge of referral
    Consent and views | Consent and awareness | Consent to this referral | Consent for this referral
    Consent for information sharing | Consent statement | Consent to early help | Parental involvement
    Contact with parents | Informing parents | Informing the family | Consent / information sharing
    Confidentiality and consent | Parental permission | Agreement to referral | Agreement to share information
    Agreement and information sharing`,
  questions: {
    concernsShared: `
      Mother is aware of this referral | Parent is aware of this referral | Parents are aware of this referral
      Family is aware of this referral | Parent/carer is aware of this referral | Parents aware of this referral
      Have the parents been told of this referral? | Have the parents been told about this referral?
      Has the family been told about this referral? | Has the parent been told about this referral?
      Have you told the parents? | Have you told the family? | Are parents aware of this referral?
      Have parents been informed? | Is the parent/carer aware of the referral?
      Is the parent/carer aware of this referral? | Are the parents/carers aware of this referral?
      Are parents/carers aware of the referral? | Is the family aware of this referral?
      Is the family aware of the referral? | Has this referral been discussed with the parent/carer?
      Has this referral been discussed with parents/carers?
      Have you discussed this referral with the parents/carers? | Have you discussed your concerns with the parents?
      Have parents/carers been informed of this referral? | Have the parents/carers been informed of the referral?
      Have you informed the parents of this referral?
      Have you informed the child/family that you are making this referral?
      Have you informed the family that you are making a referral?
      Have you told the family that you are making this referral? | Have you shared your concerns with parents?
      Have you shared your concerns with the family? | Parents informed of referral? | Parent/carer aware of referral?
      Parent/carer informed? | Do the parents know about this referral? | Are parents aware of your concerns?
      Have your concerns been shared with the parents? | Are the parents aware of the referral?
      Is the parent/carer aware? | Are parents aware? | Is the family aware? | Are the family aware of this referral?
      Are the family aware of the referral? | Are the family aware that this referral is being made?
      Are the parents aware that this referral is being made? | Are parents aware that a referral is being made?
      Are the parents aware that you are making this referral? | Do the parents know you are making this referral?
      Do the family know about this referral? | Does the family know about this referral?
      Does the parent know about this referral? | Has the parent/carer been informed?
      Has the parent/carer been informed of this referral? | Has the parent/carer been informed of the referral?
      Has the family been informed of this referral? | Has the family been informed of the referral?
      Has the family been informed? | Have the family been informed? | Have the family been informed of this referral?
      Have parents been informed about this referral? | Have parents been informed that this referral is being made?
      Have you informed the parents? | Have you informed the family of this referral? | Have you informed the family?
      Have you informed the family about this referral?
      Have you informed the parents that you are making this referral?
      Have you told the parents about this referral? | Have you told the parents that you are making this referral?
      Have you discussed this referral with the family? | Have you discussed this with the parents?
      Have you discussed this with the family? | Have you discussed the referral with the parents?
      Have you discussed the referral with the family? | Have you discussed your concerns with the family?
      Has this been discussed with the parents? | Has this been discussed with the family?
      Has this referral been discussed with the family? | Has the referral been discussed with the parents?
      Has the referral been discussed with the family? | Have concerns been shared with parents?
      Have the concerns been shared with the family? | Have these concerns been shared with the parents?
      Have these concerns been discussed with the parents/carers?
      Have your concerns been discussed with the parents? | Have the concerns been discussed with the parents?
      Parents aware? | Family aware of referral? | Family aware? | Family informed of referral`,
    toldWho: `
      Who was informed? | Who has been informed? | Who did you speak to in the family?
      Who have you discussed this with? | Name of parent informed`,
    toldWhen: `
      Date parents informed | Date parents were informed | When were the parents informed?
      Date discussed with parents`,
    response: `
      Parents’ views | Parent response | Views of parents | Parents’ views of referral
      What are the parents/carers views about your concerns and this referral?
      What are the parents/carers views of this referral? | Parent/carer’s views | Parent/carer view
      Parents’ response to referral | What was their response? | Parents’ views about the referral
      Views of parents/carers | View of parents/carers on referral | What is the parents/carers view of the concerns?
      Family’s views | Views of the family | Parental views | What do the parents think about this referral?
      What are the parents/carers’ views about this referral? | What are the parents’ views?
      What are the parents’ views on this referral? | What are the views of the parents?
      What are the views of the family? | What are the family’s views?
      What are the family’s views about this referral? | What are the family’s views on this referral?
      What is the family’s view? | What is the parent’s view? | What is the parent’s view of this referral?
      What do the parents say? | What do the parents say about this referral? | What did the parents say?
      What do the family say? | What does the family say? | What does the family think? | What do the parents think?
      What was the parents’ response? | What was the family’s response? | What was the response of the parents?
      Response of parents | Parental response | Family response | Parents’ views on referral
      Parents’ views on this referral | Parent’s comments | Comments of parents | Parents’ wishes and feelings
      Parents/carers’ views of this referral | Views of parents about referral | Views of parents on this referral
      Views of parents about this referral | Views of family members | Views of the family about this referral
      Views of the family on this referral | Voice of the parent | Parent’s voice`,
    notToldReasonText: `
      Reason parents not informed | Reason parents have not been informed
      If parents have not been informed, why not? | If parents are not aware, why not?
      If the parents have not been informed, please state why | Reason for not informing parents
      Why have parents not been informed? | If not shared with parents, why not?
      Reason for not sharing concerns with parents | If parents not informed, why not?
      If parents not informed please state why | If parents are not aware please explain why
      If parents are not aware of the referral, why not? | If parents are not aware of this referral, why not?
      If the family are not aware, why not? | If the family is not aware, why not?
      If parents have not been informed please explain why | If you have not informed the parents, why not?
      If you have not discussed this with the parents, why not? | If not discussed with parents, why not?
      Give a reason for not informing parents/carers | If no, give a reason for not informing parents/carers
      Reason for not informing family | Why have you not informed the parents? | Why are parents not aware?`,
    agreementToReferral: `
      Does the family agree to this request? | Has the family agreed to this request?
      Have the parents agreed to this request? | Does the parent agree to this request?
      Mother agrees to this referral | Parent agrees to this referral | Parents agree to this referral
      Family agrees to this referral | Parent/carer agrees to this referral | Consent to referral
      Has consent been obtained? | Consent | Has the parent/carer given consent to the referral being made?
      Has the parent given consent to the referral being made? | Has the parent/carer consented to this referral?
      Have the parents/carers consented to this referral? | Have parents consented to the referral?
      Have the parents agreed to the referral? | Has consent been given for this referral?
      Has consent been obtained for this referral? | Has consent been given? | Has parental consent been obtained?
      Have you obtained parental consent to make this referral? | Have you obtained consent for this referral?
      Have you obtained consent from the family? | Parental consent obtained? | Parental consent given
      Consent obtained? | Consent obtained for referral? | Consent given? | Has the family consented to this referral?
      Has the family agreed to this referral? | Does the family agree to the referral?
      Do the parents/carers consent to this referral? | Does the parent/carer agree to this referral?
      Agreement to referral | Consent for referral | Is there parental consent for this referral? | Parental consent
      Parent/carer consent | Have parents/carers given consent? | Has the parent/carer given consent?
      Do you have consent? | Do you have consent for this referral? | Do you have consent from the family?
      Do you have consent from the parents? | Do you have consent to make this referral?
      Do you have the family’s consent? | Do you have parental consent?
      Do you have parental consent for this referral? | Do you have parental consent to make this referral?
      Do you have the consent of the parents? | Do you have permission to make this referral? | Have you got consent?
      Have you got consent for this referral? | Have you obtained consent? | Have you obtained parental consent?
      Have you obtained parental consent for this referral? | Have you obtained consent from the parents?
      Have you obtained consent to this referral? | Have you gained consent for this referral?
      Have you gained consent? | Have you sought consent? | Have you sought consent for this referral?
      Has consent been gained? | Has consent been gained for this referral? | Has consent been sought?
      Has consent been agreed? | Has consent been given by the parents? | Has consent been given to this referral?
      Has consent been obtained for the referral? | Has consent been obtained from the parents?
      Has consent been obtained from the family? | Has consent been obtained to make this referral?
      Has parental consent been given? | Has parental consent been given for this referral?
      Has parental consent been obtained for this referral? | Has parental consent been gained?
      Has parental consent been sought? | Has the family given consent?
      Has the family given consent for this referral? | Has the family consented to the referral?
      Has the family consented? | Has the family agreed to the referral? | Has the parent consented?
      Has the parent given consent for this referral? | Has the parent agreed to this referral?
      Has the parent/carer agreed to the referral? | Has the parent/carer consented to the referral?
      Has the parent/carer given consent to this referral? | Have the family consented to this referral?
      Have the family given consent? | Have the family given consent for this referral?
      Have the family agreed to this referral? | Have the parents agreed?
      Have the parents agreed to this referral being made? | Have the parents consented?
      Have the parents given consent for this referral? | Have the parents given consent to this referral?
      Have the parents/carers agreed to this referral? | Have parents given their consent?
      Have parents given their consent to this referral? | Do the parents agree to this referral?
      Do the family consent to this referral? | Do the family agree to this referral?
      Does the parent consent to this referral? | Does the family consent to this referral?
      Does the family agree to this referral? | Is there consent? | Is there consent for this referral?
      Is there consent for the referral? | Is there parental consent? | Parental consent to referral
      Parental consent for referral | Parental consent to this referral | Parent/carer consent given?
      Parent/carer consent obtained? | Family consent | Family consent given? | Family consent obtained?
      Consent gained? | Consent to make referral | Consent to this referral | Consent for this referral
      Consent given for referral? | Consent given for this referral? | Consent obtained for this referral?
      Consent from parents | Consent of parents | Agreement given? | Agreement obtained? | Agreement from parents`,
    agreementToShare: `
      Consent of parent to share | Consent of parents to share | Parent consents to share
      Does the family agree that we may share information with other services?
      Do you agree that we may share your information with other services?
      Does the family agree to us sharing information? | Does the family agree to information being shared?
      Do the parents agree to information sharing? | Does the parent agree to information being shared?
      I agree to sharing | Consent to share information | Consent to information sharing
      Has consent been obtained for the sharing of information between agencies?
      Have you obtained consent from the family to share information with appropriate agencies?
      Have you obtained consent from the family to discuss and share information with appropriate agencies?
      Has consent been given to share information? | Has consent been obtained to share information?
      Consent to share | Consent for information sharing | Consent to share information with other agencies
      Do the parents/carers consent to information being shared?
      Has the parent/carer consented to information sharing? | Agreement to share information
      Information sharing consent | Consent to share information obtained? | Is there consent to share information?
      Do you have consent to share information? | Do you have consent from the family to share information?
      Do you have permission to share information? | Have you obtained consent to share information?
      Have you obtained consent to share this information? | Have you obtained consent for information sharing?
      Has consent been given for information sharing? | Has consent been given for information to be shared?
      Has consent been given to share this information? | Has consent been obtained for information sharing?
      Has consent been obtained for information to be shared? | Has consent to share information been given?
      Has consent to share information been obtained? | Has consent been obtained to share this information?
      Has consent been gained to share information? | Has consent to information sharing been obtained?
      Has permission been given to share information? | Has the family consented to information sharing?
      Has the family given consent to share information? | Has the family agreed to share information?
      Has the family agreed to information sharing? | Has the parent/carer consented to share information?
      Has the parent/carer given consent to share information? | Has the parent/carer agreed to share information?
      Has the parent/carer agreed to information sharing? | Have the parents given consent to share information?
      Have the parents/carers consented to information sharing? | Have the parents agreed to information sharing?
      Have the parents agreed to information being shared? | Have the parents agreed to share information?
      Do the parents agree to information being shared? | Does the family consent to information sharing?
      Consent to share information given? | Consent to share information with other agencies given?
      Consent to information being shared | Consent to share info | Consent for sharing information
      Consent for information to be shared | Consent to share with other agencies | Agreement to information sharing
      Agreed to share information | Agreed to information sharing | Permission to share information
      Permission to share | Information sharing agreed? | Information sharing agreement
      Parental consent to share information | Parents’ consent to share information`,
    agreementGivenBy: `
      Consent given by | Who gave the consent? | Who gave consent? | Who has given consent? | Consent obtained from
      Name of person giving consent | Person giving consent | Name of person who gave consent
      From whom was consent obtained? | Who provided consent? | Consent given by (name) | Consent was given by
      Consent from whom | Consent provided by | Consent gained from | Consent gained by whom | Consent received from
      Name of person giving agreement | Name of person consenting | Name of parent giving consent
      Name of parent/carer who gave consent | Name of person who has given consent | Name of person who consented
      Name of person providing consent | Who consented? | Who has consented? | Who has provided consent?
      Who gave permission? | Who agreed? | Who agreed to this referral? | Who gave their consent?
      Who was consent obtained from? | Who did you obtain consent from? | Who did you get consent from?
      If yes, who gave consent? | If yes, name of person giving consent | Who has given consent for this referral?
      Who gave consent for this referral? | Who gave consent to this referral? | Person who gave consent
      Person who has given consent`,
    noAgreementReason: `
      Reason consent not obtained | If no consent, why not? | If consent has not been obtained, why not?
      If you haven’t obtained parental consent, why not? | If you have not obtained consent, why not?
      Reason for no consent | Reason consent was not obtained | Reason for not obtaining consent
      If consent was not given, why? | If consent has not been given, please state why
      Why has consent not been obtained? | If no consent please explain why | If consent not obtained, reason why
      If consent has not been given, why not? | If consent not given, why not? | If consent not given, why?
      If consent not given please explain why | If consent not given please state why
      If consent not given please give reasons | If consent not obtained, why not?
      If consent not obtained please explain why | If consent not obtained please state why
      If consent not obtained please give reasons | If consent has not been obtained please explain why
      If consent has not been obtained please state why | If consent has not been obtained please give reasons
      If consent has not been obtained, please state reasons | If consent has not been given please explain why
      If consent has not been given please give reasons | If consent was not obtained, why not?
      If consent was not given, why not? | If consent is not given, why not?
      If consent has not been sought, why not? | If consent has not been sought please explain why
      If consent not sought, why not? | If consent has not been gained, why not? | If consent was refused, why?
      If no consent, why? | If no consent, please give reasons | If no consent please state why
      If no consent, please state reason | If no consent, give reasons | If no consent, reason
      If no consent, reasons why | If there is no consent, why not? | If there is no consent please explain why
      If you do not have consent, why not? | If you do not have consent please explain why
      If you do not have consent please tell us why | If you do not have consent, please state why
      If you haven’t got consent, why not? | If you have not got consent, why not?
      If you have not obtained consent please explain why | If you have not obtained consent please state why
      If you have not obtained parental consent, why not? | If you have not gained consent, why not?
      If you have not sought consent, why not? | Reason consent not given | Reason consent not gained
      Reason consent not sought | Reason consent has not been obtained | Reason consent has not been given
      Reason consent was not given | Reason why consent not obtained | Reason why consent has not been obtained
      Reason why consent was not obtained | Reason for lack of consent | Reason for not seeking consent
      Reason for not gaining consent | Reason for no agreement | Why is there no consent?
      Why was consent not obtained? | Why was consent not given? | Why has consent not been given?
      Why has consent not been sought? | Why have you not obtained consent? | Why do you not have consent?
      Why have the parents not agreed? | If the parents have not agreed, why not?
      If the family has not agreed, why not? | If not agreed, why not? | If consent not given, reason why`,
  },
};
