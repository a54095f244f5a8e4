namespace ResourceHub.Core.Catalog;

/// <summary>For whom a resource is made: LRMI's educational audience roles.</summary>
public enum Audience
{
    /// <summary>Students.</summary>
    Learner,

    /// <summary>Teachers.</summary>
    Educator,

    /// <summary>Parents.</summary>
    Parent,

    /// <summary>Administrators.</summary>
    Administrator,

    /// <summary>Mentors.</summary>
    Mentor,

    /// <summary>Learners who teach other learners.</summary>
    PeerTutor,

    /// <summary>Professionals.</summary>
    Professional,

    /// <summary>General publics.</summary>
    GeneralPublic,
}
