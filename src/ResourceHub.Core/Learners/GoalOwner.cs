namespace ResourceHub.Core.Learners;

/// <summary>Who set a goal; follows from the role of the key that set it.</summary>
public enum GoalOwner
{
    /// <summary>The learner.</summary>
    Learner,

    /// <summary>Anyone who teaches, and apps on their behalf.</summary>
    Educator,
}
