package frontdesk.identity;

import frontdesk.shared.TenantId;

/** The door to founding businesses and admitting people. */
public interface Founding {

    /** Call as the system. */
    Business found(NewBusiness business);

    /** Call as the system. */
    Person admit(NewPerson person);

    /**
     * Removes the business and its people. Call as the system; what other rooms have of it, they
     * remove before.
     */
    void dissolve(TenantId id);
}
