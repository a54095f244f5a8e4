using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Evidence;

/// <summary>Joins names that no framework knew when the evidence was recorded to the skills that have come since.</summary>
public static class EvidenceNames
{
    /// <summary>The evidence with every name that resolves now; itself where nothing changes.</summary>
    public static EvidenceRecord Resolve(EvidenceRecord evidence, SkillGraph graph)
    {
        if (evidence.Skills.All(s => s.Skill is not null))
            return evidence;
        var changed = false;
        var skills = new EvidenceSkill[evidence.Skills.Count];
        for (var i = 0; i < skills.Length; i++)
        {
            skills[i] = evidence.Skills[i];
            if (skills[i].Skill is null && graph.Resolve(skills[i].Name, SkillScope.Hub).Skill is { } skill)
                (skills[i], changed) = (skills[i] with { Skill = skill.Identifier }, true);
        }
        return changed ? evidence with { Skills = skills } : evidence;
    }
}
