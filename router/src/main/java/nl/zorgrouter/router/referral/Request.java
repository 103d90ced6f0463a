package nl.zorgrouter.router.referral;

/**
 * One request of a professional.
 *
 * @param id the registrant's own name for it: the same request can be sent again without harm
 * @param content a digest of everything that was asked, to tell a repetition from another request
 * @param by who asks
 * @param wish what for
 */
public record Request(String id, String content, Registrant by, Wish wish) {}
