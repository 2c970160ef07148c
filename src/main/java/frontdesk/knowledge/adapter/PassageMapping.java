package frontdesk.knowledge.adapter;

import frontdesk.knowledge.entity.Chunk;

import org.hibernate.search.mapper.orm.mapping.HibernateOrmMappingConfigurationContext;
import org.hibernate.search.mapper.orm.mapping.HibernateOrmSearchMappingConfigurer;

/** Says what is indexed, so that the entities need not know; named in persistence.xml. */
public class PassageMapping implements HibernateOrmSearchMappingConfigurer {

    @Override
    public void configure(HibernateOrmMappingConfigurationContext context) {
        var chunk = context.programmaticMapping().type(Chunk.class);
        chunk.indexed().index("passage");
        chunk.binder(new PassageBinder());
    }
}
