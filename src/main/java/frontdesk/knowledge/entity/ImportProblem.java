package frontdesk.knowledge.entity;

import frontdesk.shared.Ids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.util.UUID;

/** Why one file of an import became no article. */
@Entity
@Table(name = "knowledge_import_problem")
public class ImportProblem {

    @Id private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column(name = "import_id")
    private UUID importId;

    @Column private String file;

    @Column private String code;

    @Column private String detail;

    protected ImportProblem() {}

    public ImportProblem(ImportRun run, String file, String code, String detail) {
        this.id = Ids.next();
        this.tenantId = run.tenantId();
        this.importId = run.id();
        this.file = file;
        this.code = code;
        this.detail = detail;
    }

    public String file() {
        return file;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }
}
